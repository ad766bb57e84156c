/**
 * True for one error of the database driver (postgres 3.4): when the server is killed while a statement waits to be
 * written, the driver writes to a socket that it has let go of, outside of any promise. The statement is rejected and
 * the connection opened anew all the same, so a process that answers others need not end for it.
 */
export function isDroppedSocket(error: unknown): boolean {
  if (!(error instanceof TypeError) || !error.message.includes("reading 'write'")) return false
  return /\bnextWrite\b.*\bpostgres\b/.test(error.stack?.split('\n')[1] ?? '')
}
