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
 * ours is wrong then, and the same may succeed later. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isDatabaseFault(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    const code: unknown = 'code' in one ? one.code : undefined
    const ofDatabase = one.name === 'PostgresError' && classes.test(String(code))
    if (ofDatabase || (isQuery(error) && codes.has(String(code)))) return true
  }
  return false
}

/** Errors of sockets are ours only below a query: providers have sockets too. */
const isQuery = (error: unknown): boolean =>
  error instanceof Error &&
  (/^Failed query/.test(error.message) || /CONNECT/.test(String('code' in error && error.code)))
