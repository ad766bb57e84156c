import net from 'node:net'

/** True when nobody listens on this port of 127.0.0.1 (and, for public servers, of any address). */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** First free port from `start` on. Below 32768 nobody gets a port by chance for an outgoing connection. */
export async function freePortFrom(start) {
  for (let port = start; port < start + 500; port++) if (await isFree(port)) return port
  throw new Error(`No free port between ${start} and ${start + 500}.`)
}

/** Any port that was free a moment ago, for tests that start several servers. */
export function anyFreePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** Waits until a port is given back, for as long as a stopping server may take. */
export async function becomesFree(port, { withinMs, host }) {
  for (let waited = 0; ; waited += 100) {
    if (await isFree(port, host)) return true
    if (waited >= withinMs) return false
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
