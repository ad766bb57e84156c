import { createHmac } from 'node:crypto'
import net from 'node:net'

// Load on one address from a process of its own: N connections, one request in flight on each, every request with a
// number of its own. Written on bare sockets, because it shares the machine with what it measures. Takes a JSON
// order as its argument and prints a JSON result. `signature` names a header and a key: bodies are signed as Connect does.
const { port, path, contentType, body, connections, seconds, first, signature } = JSON.parse(process.argv[2])

/** The body holds this mark where the number of the request goes; the number is as long. */
const mark = '000000000000'
/** As long as a SHA-256 in base64. */
const noSignature = '='.repeat(44)
const head = [
  `POST ${path} HTTP/1.1`,
  `Host: 127.0.0.1:${port}`,
  `Content-Type: ${contentType}`,
  `Content-Length: ${Buffer.byteLength(body)}`,
  'Connection: keep-alive',
  ...(signature ? [`${signature.header}: ${noSignature}`] : []),
  '',
  '',
].join('\r\n')
const template = Buffer.from(head + body, 'latin1')
const at = template.indexOf(mark)
const signatureAt = template.indexOf(noSignature)

let next = first
const latenciesUs = []
const statuses = {}
let counting = true

function request() {
  const bytes = Buffer.from(template)
  if (at >= 0) bytes.write(String(next++).padStart(mark.length, '0'), at, 'latin1')
  if (signature) {
    const signed = createHmac('sha256', signature.key).update(bytes.subarray(head.length)).digest('base64')
    bytes.write(signed, signatureAt, 'latin1')
  }
  return bytes
}

function open() {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true })
    let sentAt = 0n
    let answer = ''
    const send = () => {
      sentAt = process.hrtime.bigint()
      socket.write(request())
    }
    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('error', () => count('error'))
    socket.on('close', resolve)
    socket.on('data', (chunk) => {
      answer += chunk
      const end = answer.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0)
      if (answer.length < end + 4 + length) return
      latenciesUs.push(Number(process.hrtime.bigint() - sentAt) / 1000)
      count(answer.slice(9, 12))
      answer = ''
      if (counting) send()
      else socket.end()
    })
  })
}

const count = (status) => {
  statuses[status] = (statuses[status] ?? 0) + 1
}

const started = performance.now()
setTimeout(() => {
  counting = false
}, seconds * 1000)
await Promise.all(Array.from({ length: connections }, open))
const elapsed = (performance.now() - started) / 1000
latenciesUs.sort((one, other) => one - other)
const quantile = (share) => (latenciesUs[Math.floor(latenciesUs.length * share)] ?? 0) / 1000
const answered = latenciesUs.length
console.log(
  JSON.stringify({
    answered,
    acknowledged: statuses['200'] ?? 0,
    statuses,
    perSecond: answered / elapsed,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    next,
    cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
  }),
)
