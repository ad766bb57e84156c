import path from 'node:path'
import { takeLock } from './lock.mjs'
import { keepRunning, runOnce } from './member.mjs'
import { becomesFree } from './ports.mjs'
import { startPostgres } from './postgres.mjs'
import { pause } from './postgres-running.mjs'
import { projectFolder } from './project.mjs'
import { ensureDataFolder, readSecrets } from './secrets.mjs'

/** A process of an earlier run that was killed needs this long to notice and to give its port back. */
const portWithinMs = 6_000
const healthyWithinMs = 60_000
/** A process that ends this often before the stack is up will not come up. */
const mostEnds = 4

const built = (name) => path.join(projectFolder, 'dist', `${name}.js`)

/**
 * Starts the whole product: PostgreSQL (unless databaseUrl is given), migrations, web, worker and lab, each its own
 * process. Answers when web and lab are healthy. `environment` is laid over what the processes get; `prepare` runs
 * once nobody else uses the folder and the ports.
 */
export async function startStack({
  dataDir,
  port,
  labPort,
  databaseUrl = '',
  environment = {},
  signal = new AbortController().signal,
  prepare = async () => {},
  log = () => {},
  say = () => {},
}) {
  const folder = ensureDataFolder(path.resolve(projectFolder, dataDir))
  const release = await takeLock(folder)
  if (!release) throw new Error(`Inkroute already runs on ${folder}. Stop it, or set another DATA_DIR.`)
  const stops = [release]
  const stop = once(async () => {
    for (const step of stops.toReversed()) await step()
  })
  try {
    await needPort('PORT', port, 'HOST' in environment ? environment.HOST : undefined)
    await needPort('LAB_PORT', labPort)
    await prepare()
    const secrets = readSecrets(folder, environment)
    const postgres = databaseUrl ? null : await ownPostgres(folder, secrets, log, say)
    if (postgres) stops.push(postgres.stop)
    const url = databaseUrl || postgres.url
    const given = settings({ folder, port, labPort, url, secrets, environment })
    await runOnce({ file: built('migrate'), env: given.product })
    const members = startMembers(given, log)
    stops.push(() => Promise.all(Object.values(members.all).map((member) => member.stop())))
    await Promise.race([
      Promise.all([isHealthy(`${given.inside}/api/health`), isHealthy(given.labInside)]),
      members.hopeless,
      aborted(signal),
    ])
    signal.throwIfAborted()
    return {
      url: given.publicUrl,
      labUrl: given.labUrl,
      databaseUrl: url,
      secrets,
      postgres,
      folder,
      ...members.all,
      stop,
      given,
      ownerLink: async () => {
        const printed = await runOnce({ file: built('owner-link'), env: given.product })
        return printed.find((line) => line.startsWith('http')) ?? null
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function needPort(name, port, host) {
  if (await becomesFree(port, { withinMs: portWithinMs, host })) return
  throw new Error(
    `Port ${port} is taken by another program. Stop that program, or set ${name} to a free port.`,
  )
}

function ownPostgres(folder, secrets, log, say) {
  say('Starting PostgreSQL …')
  return startPostgres({
    folder,
    password: secrets.POSTGRES_PASSWORD,
    log: (line) => log('postgres', line),
  })
}

/** What each process is told. The lab is an outsider: it gets none of the product's secrets. */
function settings({ folder, port, labPort, url, secrets, environment }) {
  const publicUrl = (environment.PUBLIC_URL || `http://127.0.0.1:${port}`).replace(/\/+$/, '')
  const labUrl = `http://127.0.0.1:${labPort}`
  const { ENCRYPTION_KEY, AUTH_SECRET, BOOTSTRAP_API_TOKEN } = secrets
  const shared = {
    ...usable({ ...process.env, ...environment }),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PUBLIC_URL: publicUrl,
    LAB_PORT: String(labPort),
    LAB_URL: labUrl,
    DATA_DIR: folder,
  }
  return {
    publicUrl,
    labUrl,
    inside: `http://127.0.0.1:${port}`,
    labInside: `http://127.0.0.1:${labPort}/`,
    lab: shared,
    product: {
      LOG_LEVEL: 'warn',
      BITRIX24_OAUTH_HOSTS: `https://oauth.bitrix.info,https://oauth.bitrix24.tech,${labUrl}/bitrix24/oauth`,
      ...shared,
      PORT: String(port),
      DATABASE_URL: url,
      ENCRYPTION_KEY,
      AUTH_SECRET,
      BOOTSTRAP_API_TOKEN,
    },
  }
}

const secretNames = [
  'ENCRYPTION_KEY',
  'AUTH_SECRET',
  'BOOTSTRAP_API_TOKEN',
  'POSTGRES_PASSWORD',
  'DATABASE_URL',
]
/** An empty variable counts as not set. */
const usable = (source) =>
  Object.fromEntries(Object.entries(source).filter(([name, value]) => value && !secretNames.includes(name)))

function startMembers(given, log) {
  let giveUp = () => {}
  const hopeless = new Promise((_, reject) => {
    giveUp = reject
  })
  hopeless.catch(() => {})
  const start = (name, env) =>
    keepRunning({
      name,
      file: built(name),
      env,
      log,
      onEnd: (ends, how) => {
        if (ends >= mostEnds)
          giveUp(new Error(`The ${name} process does not start (${how}); see its lines above.`))
      },
    })
  const all = {
    web: start('web', given.product),
    worker: start('worker', given.product),
    lab: start('lab', given.lab),
  }
  return { all, hopeless }
}

async function isHealthy(url) {
  const until = Date.now() + healthyWithinMs
  for (;;) {
    const status = await fetch(url, { signal: AbortSignal.timeout(3_000) }).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status
      },
      () => 0,
    )
    if (status > 0 && status < 400) return
    if (Date.now() > until) throw new Error(`${url} does not answer well (${status || 'no answer'}).`)
    await pause(50)
  }
}

function aborted(signal) {
  const stop = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  stop.catch(() => {})
  return stop
}

function once(task) {
  let running = null
  return () => {
    running ??= task()
    return running
  }
}
