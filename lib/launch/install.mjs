import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from './project.mjs'

const oldestNode = [20, 19]

/** Ends with a clear sentence on a Node that the packages do not support. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new Error(
    `Inkroute needs Node ${oldestNode.join('.')} or newer (24 recommended); this is ${process.versions.node}.`,
  )
}

/** Installs the locked packages when what is there differs from the lock file. */
export function installPackages(say) {
  if (isInstalled()) return
  say('Installing packages (a minute or two) …')
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const { status, stdout, stderr, error } = spawnSync(
    command,
    [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'],
    { cwd: projectFolder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  if (status === 0) return
  throw new Error(`Packages could not be installed.\n${error?.message ?? `${stdout}\n${stderr}`.trim()}`)
}

/** npm writes its own record of an installation when it has finished: every needed package is there at its version. */
function isInstalled() {
  const wanted = packagesOf(path.join(projectFolder, 'package-lock.json'))
  const present = packagesOf(path.join(projectFolder, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === '' || present[name]?.version === version || (optional && !present[name]),
  )
}

function packagesOf(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : null
}
