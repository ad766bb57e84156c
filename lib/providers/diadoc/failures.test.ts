import { describe, expect, it } from 'vitest'
import type { HttpResponse } from '#lib/http.ts'
import { failureOf } from './failures.ts'

const answer = (
  status: number,
  headers: Record<string, string> = {},
  text = 'слова сервиса',
): HttpResponse => ({
  status,
  headers: new Headers(headers),
  bytes: new TextEncoder().encode(text),
  text: () => text,
  json: () => JSON.parse(text),
})

describe('answers of the service', () => {
  it.each([
    [400, 'Permanent', 'diadoc-refused'],
    [401, 'Permanent', 'diadoc-no-access'],
    [402, 'Permanent', 'diadoc-unpaid'],
    [403, 'Permanent', 'diadoc-forbidden'],
    [404, 'Permanent', 'diadoc-not-found'],
    [405, 'Defect', 'diadoc-method'],
    [408, 'Transient', 'diadoc-down'],
    [409, 'Permanent', 'diadoc-conflict'],
    [410, 'Defect', 'diadoc-method'],
    [415, 'Defect', 'diadoc-method'],
    [429, 'Transient', 'diadoc-busy'],
    [500, 'Transient', 'diadoc-down'],
    [503, 'Transient', 'diadoc-down'],
  ])('%i is %s %s', (status, name, code) => {
    expect(failureOf('PostMessage', answer(status))).toMatchObject({ name, code })
  })

  it('keep the pause that is asked for, and say whether anything can have happened', () => {
    expect(failureOf('x', answer(429, { 'retry-after': '7' }))).toMatchObject({
      retryAfterMs: 7_000,
      outcome: 'none',
    })
    expect(failureOf('x', answer(500))).toMatchObject({ retryAfterMs: undefined, outcome: 'unknown' })
  })

  it('show the words of the service', () => {
    expect(failureOf('x', answer(409)).text.ru).toContain('слова сервиса')
  })
})
