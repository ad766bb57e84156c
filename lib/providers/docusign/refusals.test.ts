import { expect, test } from 'vitest'
import { Permanent, Transient } from '#lib/failure.ts'
import type { HttpResponse } from '#lib/http.ts'
import { failureOf } from './refusals.ts'

const now = new Date('2026-03-02T09:30:00Z')

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    status,
    headers: new Headers(headers),
    bytes: new TextEncoder().encode(text),
    text: () => text,
    json: () => JSON.parse(text),
  }
}

const coded = (errorCode: string) => ({ errorCode, message: 'The vendor’s words.' })
const write = { name: 'createEnvelope', changes: true }

test.each([
  [429, 'HOURLY_APIINVOCATION_LIMIT_EXCEEDED', 'docusign-limit'],
  [400, 'HOURLY_APIINVOCATION_LIMIT_EXCEEDED', 'docusign-limit'],
  [400, 'Burst_APIInvocation_Limit_Exceeded', 'docusign-limit'],
  [400, 'Hourly_Envelope_Polling_Limit_Exceeded', 'docusign-limit'],
  [400, 'EDIT_LOCK_ENVELOPE_ALREADY_LOCKED', 'docusign-locked'],
])('%i %s is temporary and had no effect', (status, errorCode, code) => {
  const failure = failureOf(answer(status, coded(errorCode)), write, now)
  expect(failure).toBeInstanceOf(Transient)
  expect(failure).toMatchObject({ code, outcome: 'none', retryAfterMs: expect.any(Number) })
})

test('the hour’s limit waits for the reset that the header names', () => {
  const reset = String(Date.parse('2026-03-02T10:00:00Z') / 1000)
  const given = answer(429, coded('HOURLY_APIINVOCATION_LIMIT_EXCEEDED'), { 'x-ratelimit-reset': reset })
  expect(failureOf(given, write, now)).toMatchObject({ retryAfterMs: 30 * 60_000 })
  const later = answer(429, coded('HOURLY_APIINVOCATION_LIMIT_EXCEEDED'), { 'retry-after': '7' })
  expect(failureOf(later, write, now)).toMatchObject({ retryAfterMs: 7_000 })
})

test.each([
  [500, ''],
  [502, '<html>Bad gateway</html>'],
  [408, ''],
])('%i leaves a write of unknown outcome and a read without effect', (status, body) => {
  expect(failureOf(answer(status, body), write, now)).toMatchObject({ outcome: 'unknown' })
  expect(failureOf(answer(status, body), { name: 'getEnvelope', changes: false }, now)).toMatchObject({
    outcome: 'none',
  })
})

test.each([
  [400, 'ENVELOPE_ALLOWANCE_EXCEEDED', 'docusign-quota'],
  [400, 'PLAN_ITEM_NOT_ENABLED', 'docusign-operator'],
  [400, 'SIGNATURE_PROVIDER_INVALID_NAME', 'docusign-operator'],
  [401, 'PARTNER_AUTHENTICATION_FAILED', 'docusign-operator'],
  [401, 'AUTHORIZATION_INVALID_TOKEN', 'docusign-token'],
  [404, 'ENVELOPE_DOES_NOT_EXIST', 'docusign-gone'],
  [400, 'ENVELOPE_CANNOT_VOID_INVALID_STATE', 'docusign-state'],
  [400, 'INVALID_EMAIL_ADDRESS_FOR_RECIPIENT', 'docusign-content'],
  [400, 'A_CODE_OF_TOMORROW', 'docusign-content'],
])('%i %s is final and keeps the vendor’s words', (status, errorCode, code) => {
  const failure = failureOf(answer(status, coded(errorCode)), write, now)
  expect(failure).toBeInstanceOf(Permanent)
  expect(failure).toMatchObject({ code, text: { en: 'DocuSign refused: The vendor’s words.' } })
})
