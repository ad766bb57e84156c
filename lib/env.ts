import { z } from 'zod'

/**
 * The one reader of the environment. `npm start` writes generated secrets to DATA_DIR and passes them on; in
 * production they are set by the operator. Nothing else in the product reads `process.env`.
 */
const schema = z.object({
  DATABASE_URL: z.string().min(1, 'DATABASE_URL is needed: a PostgreSQL connection address'),
  /** 32 bytes, base64: seals secrets at rest. Losing it loses every stored token. */
  ENCRYPTION_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'ENCRYPTION_KEY must be 32 bytes in base64'),
  AUTH_SECRET: z.string().min(32, 'AUTH_SECRET must have at least 32 characters'),
  /** Address by which browsers, Bitrix24 and providers reach the product, without a trailing slash. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  PORT: z.coerce.number().int().default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** An owner token made at start, for automation. */
  BOOTSTRAP_API_TOKEN: z.string().min(8).optional(),
  /** OAuth hosts of Bitrix24 to which application secrets may be sent, comma separated. */
  BITRIX24_OAUTH_HOSTS: z
    .string()
    .default('https://oauth.bitrix.info,https://oauth.bitrix24.tech')
    .transform((list) => list.split(',').map((item) => item.trim().replace(/\/+$/, ''))),
  /** How often a feed is read where pushes come too: the safety net, seconds. */
  POLL_SECONDS: z.coerce.number().min(1).default(300),
  /** How often a feed is read where it is the only news, seconds. */
  FEED_SECONDS: z.coerce.number().min(0.2).default(5),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).default(24),
  DATABASE_POOL: z.coerce.number().int().min(1).default(10),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Env = z.infer<typeof schema>

/** Reads and checks the environment; the message names every variable that is wrong. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const read = schema.safeParse(source)
  if (read.success) return read.data
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The environment is not complete. ${wrong.join('; ')}`)
}
