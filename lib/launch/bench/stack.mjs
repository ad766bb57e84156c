import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { keepRunning, runOnce } from '../member.mjs'
import { anyFreePort } from '../ports.mjs'
import { startPostgres } from '../postgres.mjs'
import { ask, pause } from '../postgres-running.mjs'
import { projectFolder } from '../project.mjs'
import { ensureDataFolder, readSecrets } from '../secrets.mjs'
import { startStack } from '../stack.mjs'

const folderOf = (name) =>
  ensureDataFolder(path.join(ensureDataFolder(path.join(projectFolder, '.data')), name))

const portal = { memberId: 'bench-portal', applicationToken: randomBytes(24).toString('hex') }
const connection = { id: randomUUID(), newsKey: randomBytes(32).toString('base64') }

/** A fresh database and one web process of the built product; no worker, so that only the front door is measured. */
export async function startBenchStack(say) {
  await bundle()
  say('starting a database and a web process')
  const folder = folderOf('bench')
  fs.rmSync(path.join(folder, 'postgres'), { recursive: true, force: true })
  const secrets = readSecrets(folder, {})
  const postgres = await startPostgres({ folder, password: secrets.POSTGRES_PASSWORD })
  const port = await anyFreePort()
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATABASE_URL: postgres.url,
    ENCRYPTION_KEY: secrets.ENCRYPTION_KEY,
    AUTH_SECRET: secrets.AUTH_SECRET,
  }
  await runOnce({ file: 'dist/migrate.js', env })
  const named = {
    MEMBER_ID: portal.memberId,
    APPLICATION_TOKEN: portal.applicationToken,
    CONNECTION_ID: connection.id,
    NEWS_KEY: connection.newsKey,
  }
  await runOnce({ file: 'dist/bench-prepare.js', env: { ...env, ...named } })
  const web = keepRunning({ name: 'web', file: 'dist/web.js', env, log: (_name, line) => say(line) })
  await isUp(`http://127.0.0.1:${port}/api/health`)
  return {
    port,
    portal,
    connection,
    web,
    databaseUrl: postgres.url,
    count: async () =>
      (await ask(postgres.url, (sql) => sql`select count(*)::int as rows from inbound`))[0].rows,
    stop: async () => {
      await web.stop()
      await postgres.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The whole product and the lab with the demo in it, on a fresh database; the portal's budget is lifted. */
export async function startWholeStack(say) {
  say('starting the whole stack with the demo')
  const folder = folderOf('bench-flow')
  fs.rmSync(folder, { recursive: true, force: true })
  const stack = await startStack({
    dataDir: folder,
    port: await anyFreePort(),
    labPort: await anyFreePort(),
    environment: { LOG_LEVEL: 'error', DATABASE_URL: '', PUBLIC_URL: '' },
    log: () => {},
  })
  try {
    await runOnce({ file: 'dist/demo.js', env: stack.given.product })
    await ask(stack.databaseUrl, (sql) => sql`update portal_budget set unlimited = true`)
  } catch (error) {
    await stack.stop()
    throw error
  }
  const stop = async () => {
    await stack.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  return { ...stack, stop }
}

async function isUp(url) {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await pause(100)
  }
  throw new Error('The web process does not answer.')
}

async function bundle() {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: projectFolder,
    entryPoints: [
      { out: 'bench-prepare', in: 'lib/launch/bench/prepare.ts' },
      { out: 'bench-direct', in: 'lib/launch/bench/direct.ts' },
    ],
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
  })
}
