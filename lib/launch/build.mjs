import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { takeLock } from './lock.mjs'
import { pause } from './postgres-running.mjs'
import { projectFolder } from './project.mjs'

const dist = path.join(projectFolder, 'dist')

/** Processes, their threads and one-shot commands, each one file in dist/. */
const entries = {
  web: 'app/server.ts',
  worker: 'jobs/worker.ts',
  'report-thread': 'lib/evidence/report-thread.ts',
  lab: 'lib/lab/main.ts',
  migrate: 'lib/db/migrate-main.ts',
  demo: 'lib/lab/demo.ts',
  'owner-link': 'lib/auth/owner-link.ts',
}

const settings = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'next.config.ts',
  'proxy.ts',
  'postcss.config.mjs',
]
const sources = ['app', 'components', 'lib', 'jobs', 'drizzle', 'public']
/** Changing these never changes what is built. */
const never = /\.test\.tsx?$|\.md$|^lib\/launch\//
/** These are in the processes but not in the pages. */
const notInPages = /^jobs\/|^drizzle\/|^lib\/(lab|emulation|ingress)\/|\/emulator\//

/** Builds what changed since the last build: the pages by Next.js, the processes by esbuild. */
export async function build(say) {
  fs.mkdirSync(dist, { recursive: true })
  const release = await lockWhenFree(dist)
  try {
    const files = listSources()
    const wanted = {
      processes: hashOf(files),
      pages: hashOf(files.filter((file) => !notInPages.test(file))),
    }
    const built = readMarker()
    if (built.processes !== wanted.processes || !fs.existsSync(path.join(dist, 'web.js'))) {
      await bundle()
      writeMarker({ ...built, processes: wanted.processes })
    }
    const hasPages = fs.existsSync(path.join(projectFolder, '.next', 'BUILD_ID'))
    if (built.pages !== wanted.pages || !hasPages) {
      say('Building pages (a minute or so) …')
      await buildPages()
      writeMarker(wanted)
    }
  } finally {
    await release()
  }
}

async function lockWhenFree(folder) {
  for (;;) {
    const release = await takeLock(folder)
    if (release) return release
    await pause(200)
  }
}

function listSources() {
  const found = settings.filter((file) => fs.existsSync(path.join(projectFolder, file)))
  for (const folder of sources) {
    const whole = path.join(projectFolder, folder)
    if (!fs.existsSync(whole)) continue
    for (const entry of fs.readdirSync(whole, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) found.push(path.relative(projectFolder, path.join(entry.parentPath, entry.name)))
    }
  }
  return found.filter((file) => !never.test(file)).sort()
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(projectFolder, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

const markerFile = path.join(dist, 'built.json')
const readMarker = () => (fs.existsSync(markerFile) ? JSON.parse(fs.readFileSync(markerFile, 'utf8')) : {})
const writeMarker = (marker) => fs.writeFileSync(markerFile, `${JSON.stringify(marker)}\n`)

async function bundle() {
  const { build: esbuild } = await import('esbuild')
  await esbuild({
    absWorkingDir: projectFolder,
    entryPoints: Object.entries(entries).map(([out, file]) => ({ out, in: file })),
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    loader: { '.html': 'text', '.css': 'text', '.client.js': 'text' },
    logLevel: 'error',
  })
}

async function buildPages() {
  const next = path.join(projectFolder, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`The pages could not be built:\n${output.trim()}`)
}
