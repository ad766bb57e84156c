import { pino } from 'pino'

export type Log = ReturnType<typeof createLog>

/** Names of fields whose values never reach a log, at any depth that we log. */
const secretNames = [
  'auth',
  'authorization',
  'access_token',
  'accessToken',
  'refresh_token',
  'refreshToken',
  'client_secret',
  'clientSecret',
  'password',
  'token',
  'secret',
  'application_token',
  'applicationToken',
  'AUTH_ID',
  'REFRESH_ID',
  'event_token',
  'eventToken',
  'cookie',
  'assertion',
]

/** Structured log of one process, redacted by field name. */
export function createLog(options: { level: string; process: string }) {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  return pino({
    level: options.level,
    base: { process: options.process },
    redact: { paths, censor: '[redacted]' },
  })
}
