import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes } from './cast.ts'
import { type ForeignClient, messageTo, openClient } from './foreign-client.ts'

let client: ForeignClient
const pdf = new TextEncoder().encode('%PDF-1.4 any bytes')

beforeAll(async () => {
  client = await openClient()
})
afterAll(() => client.close())

const events = (more = '') => `/V8/GetNewEvents?boxId=${client.ours.boxId}${more}`
const authorized = () => ({ authorization: `Bearer ${client.token}`, accept: 'application/json' })
const post = (body: object) => client.ours.post('/V3/PostMessage', body)

describe('formats', () => {
  test('without Accept the answer is refused aloud', async () => {
    const got = await client.call('GET', events(), { headers: { authorization: `Bearer ${client.token}` } })
    expect([got.status, got.text.includes('Accept: application/json')]).toEqual([406, true])
  })

  test('a body that is not JSON by its type is refused aloud', async () => {
    const headers = { ...authorized(), 'content-type': 'text/plain' }
    const got = await client.call('POST', '/V3/PostMessage', { headers, body: '{}' })
    expect(got.status).toBe(415)
  })

  test('broken JSON, base64 and enums are refused with a text', async () => {
    const headers = { ...authorized(), 'content-type': 'application/json' }
    expect((await client.call('POST', '/V3/PostMessage', { headers, body: '{' })).status).toBe(400)
    const message = messageTo(client.ours.boxId, client.theirs.boxId, pdf)
    const broken = {
      ...message,
      DocumentAttachments: [
        {
          TypeNamedId: 'nonformalized',
          SignedContent: { Content: '@' },
          Metadata: [{ Key: 'FileName', Value: 'a.pdf' }],
        },
      ],
    }
    expect(await post(broken)).toMatchObject({ status: 400, text: "Field 'Content' must be base64" })
    expect((await post({ ...message, LockMode: 'Sometimes' })).status).toBe(400)
  })

  test('enums are taken by name and by number and given by name', async () => {
    for (const LockMode of ['Full', 3]) {
      const message = messageTo(client.ours.boxId, client.theirs.boxId, pdf, { LockMode })
      expect((await post(message)).json.LockMode).toBe('Full')
    }
  })
})

describe('methods', () => {
  test('unknown, wrongly called and removed ones', async () => {
    expect((await client.ours.get('/V9/GetNewEvents')).status).toBe(404)
    const wrong = await client.ours.get('/V3/PostMessage')
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await client.ours.post('/PostMessage', {})).status).toBe(410)
    const gone = await client.ours.post(`/V3/GetDocflowEvents?boxId=${client.ours.boxId}`, {})
    expect([gone.status, gone.headers.get('sunset')]).toEqual([410, 'Sat, 03 Apr 2027 00:00:00 GMT'])
  })

  test('fading ones work with a Sunset header until the future is strict', async () => {
    const path = `/V7/GetNewEvents?boxId=${client.ours.boxId}`
    const today = await client.ours.get(path)
    expect([today.status, today.headers.has('sunset')]).toEqual([200, true])
    await client.control('PUT', '/settings', { strictFuture: true })
    const tomorrow = await client.ours.get(path)
    expect([tomorrow.status, tomorrow.headers.has('sunset')]).toEqual([410, true])
    await client.control('PUT', '/settings', { strictFuture: false })
  })
})

describe('access', () => {
  test('no token, a spoilt one and a legacy one of nobody: 401 in plain text', async () => {
    for (const authorization of ['', 'Bearer nonsense', 'DiadocAuth ddauth_api_client_id=x,ddauth_token=y']) {
      const got = await client.call('GET', events(), {
        headers: { accept: 'application/json', authorization },
      })
      expect([got.status, got.headers.get('content-type')]).toEqual([401, 'text/plain; charset=utf-8'])
    }
  })

  test('a box of somebody else: 403', async () => {
    const got = await client.ours.get(`/V8/GetNewEvents?boxId=${client.theirs.boxId}`)
    expect(got.status).toBe(403)
    expect((await post(messageTo(client.theirs.boxId, client.ours.boxId, pdf))).status).toBe(403)
    expect((await client.ours.get('/V8/GetNewEvents?boxId=not-a-guid')).status).toBe(400)
    expect((await client.ours.get('/V8/GetNewEvents')).status).toBe(400)
  })

  test('an expired subscription: 402', async () => {
    client.test.faults.arm([{ kind: 'payment-required', times: 1 }])
    expect((await client.ours.get(events())).status).toBe(402)
    expect((await client.ours.get(events())).status).toBe(200)
  })
})

describe('messages that the service does not take', () => {
  const one = (more: object, document: object = {}) => {
    const message = messageTo(client.ours.boxId, client.theirs.boxId, pdf)
    const [attachment] = message.DocumentAttachments
    return post({ ...message, DocumentAttachments: [{ ...attachment, ...document }], ...more })
  }
  test.each([
    ['without documents', { DocumentAttachments: [] }, {}, 400, 'at least one document'],
    ['to oneself', { ToBoxId: boxes.ours }, {}, 400, 'must differ'],
    ['to nobody', { ToBoxId: undefined }, {}, 400, "'ToBoxId' is missing"],
    [
      'to a box that does not exist',
      { ToBoxId: '00000000-0000-4000-8000-000000000009' },
      {},
      400,
      'not found',
    ],
    ['to one who takes from counteragents only', { ToBoxId: boxes.landysh }, {}, 409, 'counteragents only'],
    ['of an unknown type', {}, { TypeNamedId: 'Letter' }, 400, 'unknown'],
    ['of an unknown version', {}, { Version: 'v2' }, 400, 'unknown'],
    ['without a name', {}, { Metadata: [] }, 400, "metadata 'FileName' is missing"],
    [
      'with a wrong date',
      {},
      {
        Metadata: [
          { Key: 'FileName', Value: 'a' },
          { Key: 'DocumentDate', Value: '2026-02-03' },
        ],
      },
      400,
      'dd.MM.yyyy',
    ],
    ['without content', {}, { SignedContent: {} }, 400, 'Content or NameOnShelf'],
    ['with two contents', {}, { SignedContent: { Content: 'YQ==', NameOnShelf: 'b' } }, 400, 'Only one of'],
    ['from an empty shelf', {}, { SignedContent: { NameOnShelf: 'b' } }, 400, 'not found on the shelf'],
    ['with a long comment', {}, { Comment: 'а'.repeat(5001) }, 400, 'longer than 5000'],
    ['sent at once without a signature', { DelaySend: false }, {}, 400, 'Signature is required'],
    [
      'delayed but signed',
      {},
      { SignedContent: { Content: 'YQ==', SignWithTestSignature: true } },
      400,
      'must not be signed',
    ],
    [
      'with a signature that is none',
      { DelaySend: false },
      { SignedContent: { Content: 'YQ==', Signature: 'YQ==' } },
      400,
      'CMS',
    ],
  ])('%s', async (_, more, document, status, text) => {
    const got = await one(more, document)
    expect([got.status, got.text]).toEqual([status, expect.stringContaining(text)])
    expect(got.headers.get('content-type')).toContain('text/plain')
  })

  test('more than forty documents, twice the same id', async () => {
    const [document] = messageTo(client.ours.boxId, client.theirs.boxId, pdf).DocumentAttachments
    const many = (count: number) => Array.from({ length: count }, () => document)
    expect((await one({ DocumentAttachments: many(41) })).text).toContain('maximum is 40')
    expect((await one({ DocumentAttachments: many(2) })).text).toContain('unique')
  })

  test('nothing of a refused message is kept', async () => {
    const before = (await client.ours.get(events())).json.TotalCount
    await one({}, { Version: 'v2' })
    expect((await client.ours.get(events())).json.TotalCount).toBe(before)
  })
})

describe('one operation', () => {
  test('its repeat answers the first result, whatever it carries', async () => {
    const path = '/V3/PostMessage?operationId=Op-1'
    const first = await client.ours.post(path, messageTo(client.ours.boxId, client.theirs.boxId, pdf))
    const other = messageTo(client.ours.boxId, client.theirs.boxId, new TextEncoder().encode('other'))
    const second = await client.ours.post('/V3/PostMessage?operationId=op-1', other)
    expect(second.json.MessageId).toBe(first.json.MessageId)
  })

  test('without an id the same bytes are the same operation', async () => {
    const message = messageTo(client.ours.boxId, client.theirs.boxId, new TextEncoder().encode('same'))
    expect((await post(message)).json.MessageId).toBe((await post(message)).json.MessageId)
  })

  test('may not be finished at the first asking', async () => {
    await client.control('PUT', '/settings', { answer204First: true })
    const message = messageTo(client.ours.boxId, client.theirs.boxId, pdf)
    const path = '/V3/PostMessage?operationId=slow'
    const first = await client.ours.post(path, message)
    expect([first.status, first.headers.get('retry-after')]).toEqual([204, '1'])
    const second = await client.ours.post(path, message)
    expect(second.status).toBe(200)
    await client.control('PUT', '/settings', { answer204First: false })
    const found = await client.ours.get(
      `/GetDocumentsByCustomId?boxId=${client.ours.boxId}&customDocumentId=env-7f2c`,
    )
    const ids = Array.from(found.json.Documents ?? []).map(({ MessageId }) => String(MessageId))
    expect(ids.filter((id) => id === String(second.json.MessageId))).toHaveLength(1)
  })
})
