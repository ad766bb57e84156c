import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export const superuser = 'inkroute'

/** Russian and English sort as people expect; the C type of characters would make Cyrillic search blind. */
const localeArguments = [
  ['--locale=C', '--lc-ctype=C.UTF-8'],
  ['--locale=C', '--lc-ctype=en_US.UTF-8'],
  ['--locale=C'],
]

/** Makes a new cluster unless there is one. A first attempt cut short leaves no PG_VERSION and is begun anew. */
export async function ensureCluster(place, password) {
  if (fs.existsSync(path.join(place.data, 'PG_VERSION'))) return
  const said = await withPasswordFile(place, password, async (passwordFile) => {
    for (const locale of localeArguments) {
      for (const left of fs.readdirSync(place.data))
        fs.rmSync(path.join(place.data, left), { recursive: true })
      const { code, output } = await initdb(place, passwordFile, locale)
      if (code === 0) return null
      if (!output.includes('invalid locale name')) return output
    }
    return 'This system has no usable locale.'
  })
  if (said) throw new Error(`The database could not be created in ${place.data}:\n${said.trim()}`)
}

async function withPasswordFile(place, password, use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'inkroute-'))
  const file = path.join(folder, 'password')
  try {
    fs.writeFileSync(file, `${password}\n`, { mode: 0o600 })
    if (place.account)
      for (const its of [folder, file]) fs.chownSync(its, place.account.uid, place.account.gid)
    return await use(file)
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

function initdb(place, passwordFile, locale) {
  const child = spawn(
    path.join(place.native, 'bin', 'initdb'),
    [
      `--pgdata=${place.data}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=ru',
      ...locale,
      '--no-instructions',
    ],
    { ...identity(place), stdio: ['ignore', 'pipe', 'pipe'] },
  )
  return ended(child)
}

/** How a process of PostgreSQL is started: as the account of the place, from a folder that every account may enter. */
export const identity = (place) => ({
  cwd: place.account ? '/' : place.data,
  env: { PATH: process.env.PATH ?? '', LC_MESSAGES: 'C', TZ: 'UTC' },
  ...(place.account ? { uid: place.account.uid, gid: place.account.gid } : {}),
})

function ended(child) {
  return new Promise((resolve, reject) => {
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** Settings that a server of ours always runs with; what is not here is PostgreSQL's own default. */
export const serverSettings = (port) => ({
  listen_addresses: '127.0.0.1',
  port,
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  synchronous_commit: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '10min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  autovacuum_vacuum_scale_factor: '0.05',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
})
