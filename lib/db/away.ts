const connectionLost = /^(CONNECTION_|CONNECT_TIMEOUT$|ECONN|EPIPE$|ETIMEDOUT$|ENOTFOUND$)/
/** Connection failures, and a server that is starting, stopping or full (PostgreSQL, appendix A: error codes). */
const serverAway = /^(08|53300$|57P0)/

/** True when an error says that the database cannot be reached now, not that it was asked something wrong. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    if (connectionLost.test(code) || serverAway.test(code)) return true
  }
  return false
}
