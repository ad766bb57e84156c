import { describe, expect, it } from 'vitest'
import { Permanent, Transient } from '#lib/failure.ts'
import { failureOf, harmless, isDenied, isNotFound, vendorErrorOf } from './errors.ts'

const context = { method: 'crm.item.get', nowMs: 1_700_000_000_000 }
const of = (code: string, status: number, description = '') =>
  failureOf({ code, status, description }, context)

describe('failureOf', () => {
  it.each([
    ['expired_token', 401, 'bitrix24-token-refused'],
    ['NO_AUTH_FOUND', 401, 'bitrix24-token-refused'],
    ['authorization_error', 401, 'bitrix24-user-dismissed'],
    ['APPLICATION_NOT_FOUND', 401, 'bitrix24-uninstalled'],
    ['PAYMENT_REQUIRED', 401, 'bitrix24-payment-required'],
    ['insufficient_scope', 403, 'bitrix24-scope-missing'],
    ['ACCESS_DENIED', 400, 'bitrix24-access-denied'],
    ['PORTAL_DELETED', 500, 'bitrix24-portal-closed'],
    ['ERROR_METHOD_NOT_FOUND', 404, 'bitrix24-method-missing'],
    ['NOT_FOUND', 400, 'bitrix24-not-found'],
    ['CRM_FIELD_ERROR_VALUE_NOT_VALID', 400, 'bitrix24-refused'],
    ['', 400, 'bitrix24-refused'],
  ])('%s (HTTP %d) is permanent', (code, status, ours) => {
    const failure = of(code, status)
    expect(failure).toBeInstanceOf(Permanent)
    expect(failure.code).toBe(ours)
    expect(failure.cure?.ru).toBeTruthy()
    expect(failure.text.en).toBeTruthy()
  })

  it.each([
    ['QUERY_LIMIT_EXCEEDED', 503, 'none', 2_000],
    ['OPERATION_TIME_LIMIT', 429, 'none', 60_000],
    ['', 429, 'none', 60_000],
    ['OVERLOAD_LIMIT', 503, 'none', 900_000],
    ['INTERNAL_SERVER_ERROR', 500, 'unknown', undefined],
    ['ERROR_UNEXPECTED_ANSWER', 500, 'unknown', undefined],
    ['', 502, 'unknown', undefined],
  ])('%s (HTTP %d) is transient', (code, status, outcome, retryAfterMs) => {
    const failure = of(code, status)
    expect(failure).toBeInstanceOf(Transient)
    expect(failure).toMatchObject({ outcome, retryAfterMs })
  })

  it('waits until the operating time is free again', () => {
    const error = { code: 'operation_time_limit', status: 429, description: '' }
    const failure = failureOf(error, { ...context, operatingResetAt: 1_700_000_030 })
    expect(failure).toMatchObject({ retryAfterMs: 30_000 })
  })

  it('judges old methods by their text', () => {
    expect(isNotFound(of('', 400, 'Not found'))).toBe(true)
    expect(isDenied(of('0', 400, 'Access denied.'))).toBe(true)
    expect(isDenied(of('', 400, 'Недостаточно прав для смены стадии'))).toBe(true)
  })

  it('quotes Bitrix24, without markup and without tokens', () => {
    const failure = of('ERROR_CORE', 400, 'Заполните <b>поле</b> auth=secret123 &x')
    expect(failure.text.ru).toContain('Заполните')
    expect(JSON.stringify([failure.text, failure.detail])).not.toMatch(/secret123|<b>/)
  })
})

describe('vendorErrorOf', () => {
  it.each([
    [{ result: 1 }, null],
    [
      { error: '', error_description: 'Not found' },
      { code: '', description: 'Not found' },
    ],
    [
      { error: 0, error_description: 'x' },
      { code: '0', description: 'x' },
    ],
    [{ error: { code: 'C', message: 'm' } }, { code: 'C', description: 'm' }],
  ])('%j', (body, expected) => {
    const error = vendorErrorOf(body, 200)
    expect(error).toEqual(expected && { ...expected, status: 200 })
  })
})

it('a read of unknown outcome has changed nothing', () => {
  expect(harmless(of('', 502))).toMatchObject({ outcome: 'none' })
  const other = new Error('x')
  expect(harmless(other)).toBe(other)
})
