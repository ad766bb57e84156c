import { checkNode, installPackages } from './install.mjs'

const say = (line) => console.log(line)
const fail = (error) => {
  console.error(`\nInkroute does not start. ${error.message}`)
  process.exit(1)
}

try {
  checkNode()
  installPackages(say)
} catch (error) {
  fail(error)
}

// Loaded only now: these need the packages.
const { build } = await import('./build.mjs')
const { runOnce } = await import('./member.mjs')
const { startStack } = await import('./stack.mjs')

const stopped = new AbortController()
let stack = null
let asked = 0
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    asked++
    if (asked > 2) process.exit(130)
    if (asked === 1) say('\nStopping …')
    stopped.abort(new Error('It was stopped.'))
    if (stack) finish()
  })
}

async function finish() {
  await stack.stop()
  process.exit(0)
}

const number = (name, otherwise) => {
  const given = process.env[name]
  if (!given) return otherwise
  const port = Number(given)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Error(`${name} must be a port number, not "${given}".`)
}

/** Seeds the demo once; the product runs without it, so a failure here is told and not fatal. */
async function seedDemo() {
  if (process.env.DEMO === 'off') return
  try {
    for (const line of await runOnce({ file: 'dist/demo.js', env: stack.given.product })) say(line)
  } catch (error) {
    console.error(`The demo could not be prepared; everything else runs. ${error.message}`)
  }
}

try {
  stack = await startStack({
    dataDir: process.env.DATA_DIR || '.data',
    port: number('PORT', 3000),
    labPort: number('LAB_PORT', 3001),
    databaseUrl: process.env.DATABASE_URL ?? '',
    environment: process.env,
    signal: stopped.signal,
    prepare: () => build(say),
    log: (name, line) => console.log(`${name.padEnd(8)} ${line}`),
    say,
  })
  await seedDemo()
  const link = await stack.ownerLink()
  say(
    `\nInkroute is ready: ${stack.url}   lab: ${stack.labUrl}${link ? `   sign in once as owner: ${link}` : ''}\n`,
  )
} catch (error) {
  if (stack) await stack.stop()
  if (stopped.signal.aborted) process.exit(0)
  fail(error)
}
