import { expect, test } from 'vitest'
import { createCallLog, kindOfPath, methodOfPath, type RecordedCall } from './calls.ts'
import { readable } from './recorded-body.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('bodies as the log shows them', () => {
  expect(readable(bytes(''), 'application/json')).toBeUndefined()
  expect(readable(bytes('{"a":1}'), 'application/json; charset=utf-8')).toEqual({ a: 1 })
  expect(readable(bytes('{"a":1}'), '')).toEqual({ a: 1 })
  expect(readable(bytes('{broken'), 'application/json')).toEqual({
    contentType: 'application/json',
    sizeBytes: 7,
  })
  expect(readable(bytes('a[b]=1'), 'application/x-www-form-urlencoded')).toEqual({ a: { b: '1' } })
  expect(readable(bytes('<a/>'), 'text/xml')).toBe('<a/>')
  expect(readable(new Uint8Array([37, 80, 255]), 'application/pdf')).toEqual({
    contentType: 'application/pdf',
    sizeBytes: 3,
  })
})

test('long texts are cut, however deep', () => {
  const value = readable(bytes(JSON.stringify({ a: ['x'.repeat(3_000)] })), 'application/json')
  expect(value).toEqual({ a: [`${'x'.repeat(1_024)}… (3000 characters)`] })
})

test('multipart is a list of parts', () => {
  const body =
    '--b\r\nContent-Disposition: form-data; name="j"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n--b--'
  expect(readable(bytes(body), 'multipart/form-data; boundary=b')).toEqual([
    { name: 'j', contentType: 'application/json', content: { a: 1 } },
  ])
})

test('calls of one kind are counted together', () => {
  expect(kindOfPath('/restapi/v2.1/accounts/3fa85f64-5717-4562-b3fc-2c963f66afa6/envelopes/12345')).toBe(
    '/restapi/v2.1/accounts/{id}/envelopes/{id}',
  )
  expect(kindOfPath('/V3/GetDocument')).toBe('/V3/GetDocument')
  expect(methodOfPath('/rest/1/secret/crm.item.get.json')).toBe('crm.item.get')
  expect(methodOfPath('/oauth/token')).toBeUndefined()
})

test('the log forgets old calls, not their counts', () => {
  const log = createCallLog(10)
  const call = (path: string): RecordedCall => ({
    at: '',
    system: 'diadoc',
    direction: 'in',
    method: 'GET',
    path,
    query: {},
    status: 200,
    request: { bytes: bytes(''), contentType: '' },
    response: { bytes: bytes('ok'), contentType: 'text/plain' },
    durationMs: 1,
  })
  for (let index = 0; index < 35; index += 1) log.add(call('/V3/GetDocument'))
  expect(log.items({})).toHaveLength(10)
  expect(log.items({ limit: 3 }).map(({ id }) => id)).toEqual([33, 34, 35])
  expect(log.items({ limit: 0 })).toEqual([])
  expect(log.items({ sinceId: 34 })).toHaveLength(1)
  expect(log.counts('in', 'diadoc')).toEqual({ 'GET /V3/GetDocument': 35 })
  expect(log.counts('out')).toEqual({})
})
