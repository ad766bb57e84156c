import { spawn } from 'node:child_process'
import path from 'node:path'
import readline from 'node:readline'
import { pathToFileURL } from 'node:url'
import { projectFolder } from './project.mjs'

const leash = pathToFileURL(path.join(projectFolder, 'lib', 'launch', 'leash.mjs')).href
const firstDelayMs = 250
const longestDelayMs = 10_000
const healthyAfterMs = 30_000
const patienceMs = 20_000

/**
 * One process of the stack, kept running: started again when it ends, later each time it ends at once. It has its
 * own process group, so that Ctrl-C reaches only the launcher, which stops everything in order.
 */
export function keepRunning({ name, file, env, log, onEnd = () => {} }) {
  const member = { name, child: null, stopping: false, timer: null, delayMs: firstDelayMs, ends: 0 }
  const start = () => {
    const startedAt = Date.now()
    member.child = spawnNode(file, env)
    passLines(member.child, (line) => log(name, line))
    member.child.once('exit', (code, signal) => {
      if (member.stopping) return
      member.ends++
      const how = signal ?? `code ${code}`
      if (Date.now() - startedAt > healthyAfterMs) member.delayMs = firstDelayMs
      log(name, `ended (${how}), starting again in ${member.delayMs} ms`)
      member.timer = setTimeout(start, member.delayMs)
      member.delayMs = Math.min(member.delayMs * 2, longestDelayMs)
      onEnd(member.ends, how)
    })
  }
  start()
  return {
    name,
    pid: () => (member.child && isRunning(member.child) ? member.child.pid : null),
    stop: async () => {
      member.stopping = true
      clearTimeout(member.timer)
      if (member.child) await stopChild(member.child)
    },
  }
}

/** Runs a process to its end and answers what it printed; throws with its last lines when it failed. */
export async function runOnce({ file, env, args = [] }) {
  const child = spawnNode(file, env, args)
  const printed = []
  const said = []
  readline.createInterface({ input: child.stdout }).on('line', (line) => printed.push(line))
  readline.createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (ended, signal) => resolve(signal ?? ended))
  })
  if (code === 0) return printed
  throw new Error(
    `${path.basename(file)} ended with ${code}:\n${[...printed, ...said].slice(-25).join('\n')}`,
  )
}

function spawnNode(file, env, args = []) {
  return spawn(process.execPath, ['--enable-source-maps', '--import', leash, file, ...args], {
    cwd: projectFolder,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

function passLines(child, write) {
  for (const input of [child.stdout, child.stderr]) readline.createInterface({ input }).on('line', write)
}

const isRunning = (child) => child.exitCode === null && child.signalCode === null

async function stopChild(child) {
  if (!isRunning(child)) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await ended
  clearTimeout(timer)
}
