import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refused } from '#lib/failure.ts'
import { type Form, type FormNode, formLimits, parseForm } from './form.ts'
import { encodeQuery, type Param } from './query.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const parse = (text: string) => JSON.parse(JSON.stringify(parseForm(bytes(text))))

describe('parseForm', () => {
  it.each([
    ['', {}],
    ['a=1', { a: '1' }],
    ['a', { a: '' }],
    ['a=1&a=2', { a: '2' }],
    ['&&a=1&', { a: '1' }],
    ['a%5Bb%5D=1&a[c]=2', { a: { b: '1', c: '2' } }],
    ['a[]=x&a[]=y', { a: { 0: 'x', 1: 'y' } }],
    ['a[0]=x&a[]=y', { a: { 0: 'x', 1: 'y' } }],
    ['a[b][c][d]=1', { a: { b: { c: { d: '1' } } } }],
    ['a=1&a[b]=2', { a: { b: '2' } }],
    ['a[b]=1&a=2', { a: '2' }],
    ['a[b=1', { 'a[b': '1' }],
    ['[a]=1', { '[a]': '1' }],
    ['a[b]c=1', { a: { b: '1' } }],
    ['n=%D0%9E%D0%9E%D0%9E+%22%D0%A0%22', { n: 'ООО "Р"' }],
    ['e=a=b', { e: 'a=b' }],
    ['=1', {}],
  ])('%j', (text, expected) => {
    expect(parse(text)).toEqual(expected)
  })

  it('keeps keys of the prototype as plain data', () => {
    const form = parseForm(bytes('__proto__[x]=1&constructor=2'))
    expect(Object.getPrototypeOf(form)).toBeNull()
    expect(Object.keys(form)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it.each([
    ['%zz=1', 400],
    [`a${'[b]'.repeat(formLimits.depth + 1)}=1`, 400],
    [`${'a'.repeat(formLimits.keyChars + 1)}=1`, 400],
    [Array.from({ length: formLimits.pairs + 1 }, (_, index) => `k${index}=1`).join('&'), 400],
    ['a'.repeat(formLimits.bytes + 1), 413],
  ])('refuses %.40j', (text, status) => {
    const attempt = () => parseForm(bytes(text))
    expect(attempt).toThrow(Refused)
    expect(attempt).toThrow(expect.objectContaining({ status }))
  })

  it('reads back whatever the encoder writes', () => {
    const key = fc
      .string({ minLength: 1, maxLength: 8, unit: 'binary' })
      .filter((text) => !/[[\]]/.test(text))
    const tree = fc.letrec<{ node: Param }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
        fc.dictionary(key, tie('node'), { minKeys: 1, maxKeys: 4 }),
      ),
    })).node
    fc.assert(
      fc.property(fc.dictionary(key, tree, { maxKeys: 5 }), (params) => {
        const given: Record<string, Param> = params
        expect(plain(parseForm(bytes(encodeQuery(given))))).toEqual(listless(given))
      }),
    )
  })
})

const plain = (form: Form): unknown =>
  Object.fromEntries(
    Object.entries(form).map(([key, node]: [string, FormNode]) => [
      key,
      typeof node === 'string' ? node : plain(node),
    ]),
  )

const listless = (value: Param): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, listless(inner)]))
    : value
