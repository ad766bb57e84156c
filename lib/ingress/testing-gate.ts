import net, { type AddressInfo, type Socket } from 'node:net'

/** A way to a database that a test can shut: connections break, new ones are refused at once, until it opens. */
export async function openGate(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const passing = new Set<Socket>()
  let shut = false
  const server = net.createServer((incoming) => {
    incoming.on('error', () => {})
    if (shut) return incoming.destroy()
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
      shut = true
      for (const socket of passing) socket.destroy()
    },
    open() {
      shut = false
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
