import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { superuser } from './postgres-cluster.mjs'

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export const urlOf = (port, password, database = 'postgres') =>
  `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

/** One short conversation with a server; the driver is loaded here because it may be installed only just now. */
export async function ask(url, talk) {
  const { default: postgres } = await import('postgres')
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {}, idle_timeout: 1 })
  try {
    return await talk(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** 'ours' when a server answers on the port with our password and works on our folder. */
export async function whoAnswers(port, password, data) {
  try {
    const [row] = await ask(urlOf(port, password), (sql) => sql`show data_directory`)
    return sameFolder(row.data_directory, data) ? 'ours' : 'other'
  } catch (error) {
    return ['ECONNREFUSED', 'CONNECT_TIMEOUT', '57P03'].includes(error.code) ? 'silent' : 'other'
  }
}

const sameFolder = (one, two) => {
  try {
    return fs.realpathSync(one) === fs.realpathSync(two)
  } catch {
    return path.resolve(one) === path.resolve(two)
  }
}

/** What the lock file of a cluster says, or null. Lines: pid, folder, start time, port, … */
export function readLock(data) {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) || null }
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** True when this process is a postmaster of this folder, by its command line: a reused pid is somebody else's. */
function isPostmasterOf(pid, data) {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  const fromProc = () => fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  try {
    const command = stdout || fromProc()
    return command.includes('postgres') && command.includes(data)
  } catch {
    return false
  }
}

/**
 * Looks for a server that an earlier run left on this folder. Answers it, or null when the folder is free; a lock
 * file whose process is gone or is not a postmaster of ours is left to PostgreSQL or removed.
 */
export async function findLeftover(data, password) {
  const lock = readLock(data)
  if (!lock?.pid || !isAlive(lock.pid)) return null
  if (lock.port && (await whoAnswers(lock.port, password, data)) === 'ours') return { ...lock, answers: true }
  if (isPostmasterOf(lock.pid, data)) return { ...lock, answers: false }
  fs.rmSync(path.join(data, 'postmaster.pid'), { force: true })
  return null
}

/** Stops a server fast but in order; an immediate stop (redo at next start, nothing lost) when it hangs. */
export async function stopServer(pid, { withinMs = 20_000 } = {}) {
  const signals = [
    ['SIGINT', withinMs],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ]
  for (const [signal, waitMs] of signals) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < waitMs; waited += 20) {
      if (!isAlive(pid)) return
      await pause(20)
    }
  }
}
