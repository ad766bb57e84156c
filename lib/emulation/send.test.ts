import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createFaultBoard, type Fault } from './faults.ts'
import { createSend, type Outgoing, post, type Sent } from './send.ts'

const setup = (faults: Fault[]) => {
  const board = createFaultBoard(() => 0)
  board.arm(faults)
  const delivered: string[] = []
  const log: Sent[] = []
  const send = createSend({
    system: 'docusign',
    faults: board,
    deliver: async ({ url }) => {
      delivered.push(url)
      return { status: 200, body: 'ok' }
    },
    record: (sent) => log.push(sent),
    nowMs: () => 0,
  })
  const news = (url: string): Outgoing => ({
    url,
    method: 'POST',
    headers: {},
    body: url,
    channel: 'connect',
  })
  return { send: (url: string) => send(news(url)), delivered, log }
}

test('delivers and records', async () => {
  const { send, delivered, log } = setup([])
  expect(await send('/a')).toEqual({ status: 200, body: 'ok' })
  expect(delivered).toEqual(['/a'])
  expect(log).toEqual([expect.objectContaining({ status: 200, answer: 'ok' })])
})

test('a dropped one never arrives and its sender knows', async () => {
  const { send, delivered, log } = setup([{ kind: 'drop', match: 'connect', times: 1 }])
  await expect(send('/a')).rejects.toThrow(/Lost/)
  await send('/b')
  expect(delivered).toEqual(['/b'])
  expect(log.map((entry) => [entry.status, entry.fault])).toEqual([
    [0, 'drop'],
    [200, undefined],
  ])
})

test('a lost answer: it arrived, but its sender sees a failure', async () => {
  const { send, delivered } = setup([{ kind: 'drop-answer', match: 'connect', times: 1 }])
  await expect(send('/a')).rejects.toThrow(/answer was lost/)
  expect(delivered).toEqual(['/a'])
})

test('a duplicate arrives twice', async () => {
  const { send, delivered } = setup([{ kind: 'duplicate', times: 1 }])
  await send('/a')
  await send('/b')
  expect(delivered).toEqual(['/a', '/a', '/b'])
})

test('one kept back arrives after the next', async () => {
  const { send, delivered } = setup([{ kind: 'reorder', times: 1, delayMs: 60_000 }])
  const first = send('/first')
  await send('/second')
  await first
  expect(delivered).toEqual(['/second', '/first'])
})

test('what is sent for real arrives as it is, redirects are not followed, a closed connection is opened again', async () => {
  const seen: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push(`${request.method} ${request.url} ${request.headers['x-mark']} ${body}`)
    response.writeHead(request.url === '/moved' ? 302 : 200, { location: '/elsewhere' }).end('принято')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const order = { method: 'POST', headers: { 'x-mark': 'm' }, body: 'тело', channel: 'robot' }
  expect(await post({ ...order, url: `${url}/a?b=1` })).toEqual({ status: 200, body: 'принято' })
  server.closeIdleConnections()
  expect(await post({ ...order, url: `${url}/moved` })).toMatchObject({ status: 302 })
  expect(seen).toEqual(['POST /a?b=1 m тело', 'POST /moved m тело'])
  await new Promise<unknown>((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
  await expect(post({ ...order, url })).rejects.toThrow('ECONNREFUSED')
})
