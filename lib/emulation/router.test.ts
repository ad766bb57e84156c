import { expect, test } from 'vitest'
import { createRouter } from './router.ts'
import { requestOf } from './testing.ts'

const router = createRouter()
  .on('GET', '/V3/GetDocument', ({ request }) => ({ status: 200, body: request.query.get('boxId') ?? '' }))
  .on('POST', '/accounts/:accountId/envelopes', ({ params }) => ({ status: 201, body: params }))
  .on('GET', '/accounts/:accountId/envelopes', () => ({ status: 200, body: 'list' }))
  .on('*', '/files/*path', ({ params }) => ({ status: 200, body: params.path ?? '' }))

test('finds a handler by path, whatever case, slashes and query', async () => {
  const answer = await router.handle(requestOf('GET', '//v3/getdocument/?boxId=b1'))
  expect(answer).toEqual({ status: 200, body: 'b1' })
})

test('gives decoded path parameters', async () => {
  const answer = await router.handle(requestOf('POST', '/accounts/a%20%D1%8F/envelopes'))
  expect(answer?.body).toEqual({ accountId: 'a я' })
})

test('a star takes the rest of the path and any method', async () => {
  expect((await router.handle(requestOf('DELETE', '/files/a/b/c.pdf')))?.body).toBe('a/b/c.pdf')
})

test('a known path under another method is 405, an unknown path is undefined', async () => {
  const answer = await router.handle(requestOf('PUT', '/accounts/1/envelopes'))
  expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, POST' } })
  expect(await router.handle(requestOf('GET', '/accounts/1'))).toBeUndefined()
  expect(await router.handle(requestOf('GET', '/accounts/1/envelopes/2'))).toBeUndefined()
})

test('a broken percent sign stays as it is', async () => {
  expect((await router.handle(requestOf('POST', '/accounts/100%/envelopes')))?.body).toEqual({
    accountId: '100%',
  })
})
