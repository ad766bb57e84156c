import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { freePortFrom, isFree } from './ports.mjs'
import { ensureCluster, identity, serverSettings } from './postgres-cluster.mjs'
import { placePostgres } from './postgres-place.mjs'
import { ask, findLeftover, pause, readLock, stopServer, urlOf, whoAnswers } from './postgres-running.mjs'

const firstPort = 15_432
const startWithinMs = 60_000
const largestLogBytes = 16 * 1024 * 1024

/**
 * Runs a PostgreSQL of our own in `folder`/postgres and keeps it running: it is started again on the same port when
 * it dies. Survives kill -9 of itself and of us. One owner per folder: the caller holds the folder's lock.
 * `leave: true` starts it once and lets it outlive us; a server that already runs is taken as it is.
 */
export async function startPostgres({
  folder,
  password,
  database = 'inkroute',
  log = () => {},
  leave = false,
}) {
  const place = placePostgres(folder)
  await ensureCluster(place, password)
  const leftover = await findLeftover(place.data, password)
  const remembered = path.join(folder, 'postgres.port')
  const server = { child: null, port: 0, stopping: false }
  const answer = () => ({
    port: server.port,
    data: place.data,
    url: urlOf(server.port, password, database),
    urlOf: (name) => urlOf(server.port, password, name),
    pid: () => readLock(place.data)?.pid ?? null,
    stop: () => stop(server, place),
  })

  if (leftover?.answers && leave) {
    server.port = leftover.port
    return answer()
  }
  if (leftover) {
    log(`stopping the PostgreSQL that an earlier run left behind (process ${leftover.pid})`)
    await stopServer(leftover.pid)
  }
  server.port = await choosePort(remembered)
  await startOnSomePort(server, { place, password, folder, log, leave })
  fs.writeFileSync(remembered, String(server.port))
  await ensureDatabase(urlOf(server.port, password), database)
  if (leave) server.child.unref()
  else guard(server, { place, password, folder, log, leave })
  return answer()
}

async function choosePort(remembered) {
  const port = fs.existsSync(remembered) ? Number(fs.readFileSync(remembered, 'utf8')) : 0
  if (port > 0 && (await isFree(port))) return port
  return freePortFrom(firstPort + Math.floor(Math.random() * 400))
}

/** Two clusters that start at once may choose the same port: the one that loses takes the next. */
async function startOnSomePort(server, how) {
  for (let attempt = 0; ; attempt++) {
    const outcome = await startOnce(server, how)
    if (outcome === 'ready') return
    if (attempt >= 5) throw new Error(`PostgreSQL does not start. Its log says:\n${tail(how.folder)}`)
    if (outcome === 'port taken') server.port = await freePortFrom(server.port + 1)
    else await pause(500)
  }
}

async function startOnce(server, { place, password, folder, leave }) {
  const log = openLog(folder)
  const from = fs.fstatSync(log).size
  const settings = Object.entries(serverSettings(server.port)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn(path.join(place.native, 'bin', 'postgres'), ['-D', place.data, ...settings], {
    ...identity(place),
    stdio: ['ignore', log, log],
    detached: true,
  })
  fs.closeSync(log)
  let over = false
  child.once('error', () => (over = true))
  child.once('exit', () => (over = true))
  server.child = child
  const until = Date.now() + startWithinMs
  while (!over && Date.now() < until) {
    const who = await whoAnswers(server.port, password, place.data)
    if (who === 'ours') return 'ready'
    if (who === 'other' && !over && /could not bind/.test(tail(folder, from))) return 'port taken'
    await pause(30)
  }
  if (!over) await stopServer(child.pid, { withinMs: 1_000 })
  if (leave && over) child.unref()
  return /could not bind|could not create any TCP/.test(tail(folder, from)) ? 'port taken' : 'failed'
}

function guard(server, how) {
  const watched = server.child
  watched.once('exit', async (code, signal) => {
    if (server.stopping) return
    how.log(`PostgreSQL ended (${signal ?? `code ${code}`}); starting it again on port ${server.port}`)
    for (let delayMs = 50; !server.stopping; delayMs = Math.min(delayMs * 2, 5_000)) {
      const outcome = await startOnce(server, how).catch(() => 'failed')
      if (outcome === 'ready') {
        how.log('PostgreSQL answers again')
        if (server.child.exitCode !== null || server.child.signalCode !== null) continue
        if (server.stopping) await stopServer(server.child.pid)
        else guard(server, how)
        return
      }
      await pause(delayMs)
    }
  })
}

async function stop(server, place) {
  server.stopping = true
  const pid = server.child?.pid ?? readLock(place.data)?.pid
  if (pid) await stopServer(pid)
}

async function ensureDatabase(url, database) {
  await ask(url, async (sql) => {
    const found = await sql`select from pg_database where datname = ${database}`
    if (found.length === 0) await sql`create database ${sql(database)}`
  })
}

/** PostgreSQL writes into a file and not into a pipe of ours, which would end with us. */
function openLog(folder) {
  const file = path.join(folder, 'postgres.log')
  if (fs.existsSync(file) && fs.statSync(file).size > largestLogBytes) fs.truncateSync(file)
  return fs.openSync(file, 'a', 0o600)
}

const tail = (folder, from) => {
  const text = fs.readFileSync(path.join(folder, 'postgres.log'))
  return text.subarray(from ?? Math.max(0, text.length - 2_000)).toString()
}
