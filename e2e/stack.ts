import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { build } from '#lib/launch/build.mjs'
import { runOnce } from '#lib/launch/member.mjs'
import { anyFreePort } from '#lib/launch/ports.mjs'
import { startStack as launch } from '#lib/launch/stack.mjs'

export type Process = 'web' | 'worker' | 'lab' | 'postgres'

/** The whole product on free ports, a fresh database and a data folder of its own. */
export type Stack = {
  url: string
  labUrl: string
  databaseUrl: string
  /** An owner's API token. */
  token: string
  /** A new one-time link of the first owner; '' once an owner has signed in. */
  ownerLink(): Promise<string>
  /** Seeds the demo, as `npm start` does. */
  seedDemo(): Promise<void>
  /** kill -9. The process is started again by the launcher, as in production by its supervisor. */
  kill(process: Process): void
  pid(process: Process): number | null
  stop(): Promise<void>
}

/** Builds what changed and starts everything; lines of the processes go to `log`. */
export async function startStack(
  options: { environment?: Record<string, string>; log?: (name: string, line: string) => void } = {},
): Promise<Stack> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'inkroute-e2e-'))
  const stack = await launch({
    dataDir,
    port: await anyFreePort(),
    labPort: await anyFreePort(),
    prepare: () => build(() => {}),
    // Feeds are read often: a test has no quarter of a minute to wait for news.
    environment: { LOG_LEVEL: 'warn', FEED_SECONDS: '0.5', ...ownEnvironment(), ...options.environment },
    ...(options.log ? { log: options.log } : {}),
  })
  const pid = (name: Process) => (name === 'postgres' ? stack.postgres?.pid() : stack[name].pid()) ?? null
  return {
    url: stack.url,
    labUrl: stack.labUrl,
    databaseUrl: stack.databaseUrl,
    token: stack.secrets.BOOTSTRAP_API_TOKEN ?? '',
    ownerLink: async () => (await stack.ownerLink()) ?? '',
    seedDemo: async () => {
      await runOnce({ file: 'dist/demo.js', env: stack.given.product })
    },
    kill: (name) => {
      const found = pid(name)
      if (found === null) throw new Error(`${name} does not run`)
      process.kill(found, 'SIGKILL')
    },
    pid,
    stop: async () => {
      await stack.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A developer's own settings must not leak into a test. */
function ownEnvironment(): Record<string, string> {
  const names = [
    'DATABASE_URL',
    'PUBLIC_URL',
    'HOST',
    'BITRIX24_OAUTH_HOSTS',
    'BOOTSTRAP_API_TOKEN',
    'AUTH_SECRET',
  ]
  return Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, '']))
}
