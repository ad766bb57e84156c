import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ForeignClient, messageTo, openClient, type Tree } from './foreign-client.ts'

let client: ForeignClient

beforeAll(async () => {
  client = await openClient()
})
afterAll(() => client.close())

const page = async (after: Tree | string | undefined, more = '') => {
  const cursor = after ? `&afterIndexKey=${encodeURIComponent(String(after))}` : ''
  return client.ours.get(`/V8/GetNewEvents?boxId=${client.ours.boxId}${cursor}${more}`)
}

test('an empty box has no last event', async () => {
  expect((await client.ours.get(`/V2/GetLastEvent?boxId=${client.ours.boxId}`)).status).toBe(204)
  expect((await page(undefined)).json).toMatchObject({ TotalCount: 0, Events: [] })
})

test('pages follow one another without loss although events share a timestamp', async () => {
  for (let index = 0; index < 12; index++) {
    const content = new TextEncoder().encode(`document ${index}`)
    await client.ours.post('/V3/PostMessage', messageTo(client.ours.boxId, client.theirs.boxId, content))
  }
  const seen: Tree[] = []
  let cursor: Tree | undefined
  for (;;) {
    const events = Array.from((await page(cursor, '&limit=5')).json.Events ?? [])
    if (events.length === 0) break
    seen.push(...events)
    cursor = events.at(-1)?.IndexKey
  }
  expect(new Set(seen.map(({ EventId }) => EventId)).size).toBe(12)
  const ticks = seen.map(({ Message }) => String(Message?.LastPatchTimestampTicks))
  expect(ticks).toEqual([...ticks].sort())
  expect(new Set(ticks).size).toBeLessThan(12)
  expect(cursor).toMatch(/^\+\/\+\//)
  const last = await client.ours.get(`/V2/GetLastEvent?boxId=${client.ours.boxId}`)
  expect(last.json.IndexKey).toBe(cursor)
})

test('a cursor that lost its encoding, was made up or belongs elsewhere: 400', async () => {
  const { json } = await client.ours.get(`/V2/GetLastEvent?boxId=${client.ours.boxId}`)
  const raw = await client.ours.get(
    `/V8/GetNewEvents?boxId=${client.ours.boxId}&afterIndexKey=${json.IndexKey}`,
  )
  expect([raw.status, raw.text]).toEqual([400, 'cursor must have valid value'])
  expect((await page('CNv/AAC=')).status).toBe(400)
  const docflow = await client.ours.post(`/V5/GetDocflowEvents?boxId=${client.ours.boxId}`, {
    Filter: { FromTimestamp: { Ticks: 0 } },
    AfterIndexKey: json.IndexKey,
  })
  expect(docflow.status).toBe(400)
})

test('limits and two cursors at once: 400', async () => {
  expect((await page(undefined, '&limit=0')).status).toBe(400)
  expect((await page(undefined, '&limit=501')).status).toBe(400)
  const { json } = await client.ours.get(`/V2/GetLastEvent?boxId=${client.ours.boxId}`)
  expect((await page(json.IndexKey, `&afterEventId=${json.EventId}`)).status).toBe(400)
  expect((await page(undefined, `&afterEventId=${json.EventId}`)).json.Events).toEqual([])
})

test('filters and backward order', async () => {
  expect((await page(undefined, '&documentDirection=Inbound')).json.TotalCount).toBe(0)
  expect((await page(undefined, '&typeNamedId=nonformalized&messageType=Letter')).json.TotalCount).toBe(12)
  const back = Array.from((await page(undefined, '&orderBy=Descending&limit=3')).json.Events ?? [])
  const next = Array.from(
    (await page(back.at(-1)?.IndexKey, '&orderBy=Descending&limit=3')).json.Events ?? [],
  )
  expect(new Set([...back, ...next].map(({ EventId }) => EventId)).size).toBe(6)
})

test('docflow events: from exact ticks, one for each changed document', async () => {
  const { json } = await client.ours.get(`/V2/GetLastEvent?boxId=${client.ours.boxId}`)
  const from = String(json.Message?.LastPatchTimestampTicks)
  const call = client.call('POST', `/V5/GetDocflowEvents?boxId=${client.ours.boxId}`, {
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${client.token}`,
    },
    body: `{"Filter":{"FromTimestamp":{"Ticks":${from}}},"PopulateDocuments":true,"Limit":10}`,
  })
  const got = await call
  expect(got.status).toBe(200)
  const events = Array.from(got.json.Events ?? [])
  expect(events.length).toBeGreaterThan(0)
  expect(events.every(({ Timestamp }) => String(Timestamp?.Ticks) >= from)).toBe(true)
  expect(events.at(-1)?.Document?.DocumentInfo?.CustomDocumentId).toBe('env-7f2c')
})
