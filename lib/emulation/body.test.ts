import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeForm, formBody, jsonBody, MalformedBody, multipartBody } from './body.ts'
import { requestOf } from './testing.ts'

const form = (text: string) => formBody(requestOf('POST', '/', text))

test('JSON bodies: value, nothing, nonsense', () => {
  expect(jsonBody(requestOf('POST', '/', { a: [1] }))).toEqual({ a: [1] })
  expect(jsonBody(requestOf('POST', '/'))).toBeUndefined()
  expect(() => jsonBody(requestOf('POST', '/', '{'))).toThrow(MalformedBody)
})

test('PHP brackets nest, lists become arrays, the later value wins', () => {
  expect(
    form('id=1&id=2&fields[TITLE]=%D0%94+1&fields[PHONE][0][VALUE]=7&select[]=ID&select[]=TITLE'),
  ).toEqual({
    id: '2',
    fields: { TITLE: 'Д 1', PHONE: [{ VALUE: '7' }] },
    select: ['ID', 'TITLE'],
  })
})

test('keys that are no list from zero stay an object', () => {
  expect(form('cmd[1]=a&cmd[2]=b')).toEqual({ cmd: { '1': 'a', '2': 'b' } })
  expect(form('filter[%3E%3DDATE]=x&filter[!ID]=1')).toEqual({ filter: { '>=DATE': 'x', '!ID': '1' } })
})

test('strange names do no harm', () => {
  const given = form('__proto__[polluted]=1&a[__proto__][polluted]=1&[x]=1&b[=2&=3')
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  expect(given).toMatchObject({ '[x]': '1', 'b[': '2' })
})

test('encoding follows http_build_query', () => {
  expect(encodeForm({ a: true, b: false, c: null, d: { e: ['x', 'y z'] } })).toBe(
    'a=1&b=0&d%5Be%5D%5B0%5D=x&d%5Be%5D%5B1%5D=y+z',
  )
})

test('what was encoded decodes to the same', () => {
  const key = fc.stringMatching(/^[A-Za-z_][\w]{0,8}$/).filter((name) => name !== '__proto__')
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
      fc.dictionary(key, tie('node'), { minKeys: 1, maxKeys: 3 }),
    ),
  })).node
  fc.assert(
    fc.property(fc.dictionary(key, value, { maxKeys: 4 }), (given) => {
      const input = given as Parameters<typeof encodeForm>[0]
      expect(form(encodeForm(input))).toEqual({ ...given })
    }),
  )
})

test('multipart bodies keep exact bytes and vendor parameters', async () => {
  const bytes = new Uint8Array([0, 13, 10, 45, 45, 255, 13, 10])
  const data = new FormData()
  data.set('json', '{"a":1}')
  data.set('file', new Blob([bytes], { type: 'application/pdf' }), 'Договор.pdf')
  const wire = new Response(data)
  const type = wire.headers.get('content-type') ?? ''
  const body = new Uint8Array(await wire.arrayBuffer())
  const parts = multipartBody(requestOf('POST', '/', body, { 'content-type': type }))
  expect(parts.map((part) => part.params)).toEqual([
    { name: 'json' },
    { name: 'file', filename: 'Договор.pdf' },
  ])
  expect(parts[1]?.bytes).toEqual(bytes)
  expect(parts[1]?.contentType).toBe('application/pdf')
})

test('mixed parts, empty parts and a preamble', () => {
  const body = [
    'preamble',
    '--b',
    'Content-Disposition: file; filename="a \\"b\\".pdf";documentid=7',
    '',
    'x',
    '--b',
    '',
    '',
    '--b--',
    '',
  ].join('\r\n')
  const parts = multipartBody(requestOf('POST', '/', body, { 'content-type': 'multipart/mixed; boundary=b' }))
  expect(parts).toHaveLength(2)
  expect(parts[0]).toMatchObject({ disposition: 'file', params: { filename: 'a "b".pdf', documentid: '7' } })
  expect(parts[1]?.bytes).toHaveLength(0)
})

test('a multipart body without boundary or end is malformed', () => {
  expect(() => multipartBody(requestOf('POST', '/', 'x'))).toThrow(MalformedBody)
  const open = requestOf('POST', '/', '--b\r\n\r\nx', { 'content-type': 'multipart/form-data; boundary="b"' })
  expect(() => multipartBody(open)).toThrow(/closing boundary/)
})
