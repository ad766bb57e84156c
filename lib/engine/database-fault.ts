import { isFailure } from '#lib/failure.ts'

const codes = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

// Classes of PostgreSQL: connection, serialisation and deadlock, resources, operator intervention.
const classes = /^(?:08|40|53|57)/

/**
 * True when an error says that the database could not do it now: it restarts, or chose us in a deadlock. Nothing of
 * ours is wrong then, and the same may succeed later. Faults of sockets to anybody else are failures of ours already.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isDatabaseFault(error: unknown): boolean {
  for (let one = error; one instanceof Error && !isFailure(one); one = one.cause) {
    const code = 'code' in one ? String(one.code) : ''
    if (codes.has(code) || (one.name === 'PostgresError' && classes.test(code))) return true
  }
  return false
}
