import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project.mjs'

/** Runs a script in a process of its own and reads the JSON that it prints last. */
export async function measureIn(file, order, env = process.env) {
  const child = spawn(process.execPath, [path.resolve(projectFolder, file), JSON.stringify(order)], {
    cwd: projectFolder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${file} ended with ${code}`)
  return JSON.parse(printed.trim().split('\n').at(-1))
}

/** Processor time that a process has used, milliseconds, and its memory, MB; null where there is no /proc. */
export function usageOf(pid) {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    const ticksPerSecond = 100
    const pages = Number(fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return {
      cpuMs: ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000,
      rssMb: (pages * 4096) / 1048576,
    }
  } catch {
    return null
  }
}
