import net, { type AddressInfo, type Socket } from 'node:net'

/**
 * A way to a database that a test can shut (connections break, new ones are refused at once) or stall (nothing passes
 * and nobody is told, as when a cable is pulled). What was stalled stays dead after it opens.
 */
export async function openGate(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const passing = new Set<Socket>()
  let state: 'open' | 'shut' | 'stalled' = 'open'
  const server = net.createServer((incoming) => {
    incoming.on('error', () => {})
    if (state === 'shut') return incoming.destroy()
    if (state === 'stalled') return passing.add(incoming)
    const outgoing = net.connect(Number(target.port), target.hostname)
    outgoing.on('error', () => incoming.destroy())
    for (const socket of [incoming, outgoing]) {
      passing.add(socket)
      socket.on('close', () => passing.delete(socket))
    }
    incoming.pipe(outgoing).pipe(incoming)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    shut() {
      state = 'shut'
      for (const socket of passing) socket.destroy()
    },
    stall() {
      state = 'stalled'
      for (const socket of passing) socket.unpipe().pause()
    },
    open() {
      state = 'open'
    },
    close: () => {
      for (const socket of passing) socket.destroy()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
