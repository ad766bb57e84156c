import { describe, expect, it } from 'vitest'
import { Refused } from '#lib/failure.ts'
import { parseForm } from './form.ts'
import { readEvent, readHook, readRobotCall } from './incoming.ts'
import { encodeQuery, type Params } from './query.ts'
import { constantTimeEqual } from './same-secret.ts'

const form = (params: Params) => parseForm(new TextEncoder().encode(encodeQuery(params)))
const auth = { member_id: 'm1', domain: 'demo.bitrix24.ru', application_token: 'app', user_id: '7' }

const robot = (over: Params = {}) => ({
  workflow_id: 'w1',
  code: 'start_signing_route',
  event_token: 'tok',
  document_id: ['crm', 'CCrmDocumentDeal', 'DEAL_123'],
  properties: { route: 'Договор', empty: '', Copies: ['a', 'b'] },
  use_subscription: 'Y',
  timeout_duration: '3600',
  ts: '1700000000',
  auth: { ...auth, access_token: 'at', refresh_token: 'rt', expires: '1700003600', scope: 'crm,disk im' },
  ...over,
})

describe('readRobotCall', () => {
  it('reads a whole call', () => {
    const { dedupeKey, ...call } = readRobotCall(form(robot()))
    expect(dedupeKey).toMatch(/^[0-9a-f]{64}$/)
    expect(call).toEqual({
      memberId: 'm1',
      domain: 'demo.bitrix24.ru',
      applicationToken: 'app',
      userId: '7',
      tokens: { accessToken: 'at', refreshToken: 'rt', expiresAt: 1700003600, scope: ['crm', 'disk', 'im'] },
      code: 'start_signing_route',
      eventToken: 'tok',
      workflowId: 'w1',
      item: { entityTypeId: 2, id: '123' },
      properties: { route: 'Договор', copies: ['a', 'b'] },
      useSubscription: true,
      timeoutSeconds: 3600,
      at: 1700000000,
    })
  })

  it.each([
    ['LEAD_5', { entityTypeId: 1, id: '5' }],
    ['CONTACT_5', { entityTypeId: 3, id: '5' }],
    ['COMPANY_5', { entityTypeId: 4, id: '5' }],
    ['DYNAMIC_147_1', { entityTypeId: 147, id: '1' }],
    ['SMART_INVOICE_9', { entityTypeId: 31, id: '9' }],
  ])('knows the document %s', (id, item) => {
    expect(readRobotCall(form(robot({ document_id: ['crm', 'X', id] }))).item).toEqual(item)
  })

  it('has the same key for the same token only', () => {
    const first = readRobotCall(form(robot())).dedupeKey
    expect(readRobotCall(form(robot({ ts: '1700000009' }))).dedupeKey).toBe(first)
    expect(readRobotCall(form(robot({ event_token: 'other' }))).dedupeKey).not.toBe(first)
  })

  it('does without tokens and without properties', () => {
    const call = readRobotCall(form(robot({ auth, properties: [] })))
    expect(call.tokens).toBeUndefined()
    expect(call.properties).toEqual({})
  })

  it.each([
    ['no event token', { event_token: '' }, 'bitrix24-field-missing'],
    ['no code', { code: '' }, 'bitrix24-field-missing'],
    ['no member', { auth: { domain: 'x' } }, 'bitrix24-field-missing'],
    ['auth is text', { auth: 'x' }, 'bitrix24-field-missing'],
    ['no document', { document_id: [] }, 'bitrix24-field-missing'],
    ['a list document', { document_id: ['lists', 'X', '5'] }, 'bitrix24-document-unknown'],
    ['a wrong id', { document_id: ['crm', 'X', 'DEAL_0'] }, 'bitrix24-document-unknown'],
  ])('refuses: %s', (_, over, code) => {
    const attempt = () => readRobotCall(form(robot(over)))
    expect(attempt).toThrow(Refused)
    expect(attempt).toThrow(expect.objectContaining({ status: 400, code }))
  })
})

describe('readEvent', () => {
  const event = (name: string, fields: Params, over: Params = {}) =>
    readEvent(form({ event: name, data: { FIELDS: fields }, ts: '1700000000', auth, ...over }))

  it.each([
    ['ONCRMDEALUPDATE', { ID: '5' }, { entityTypeId: 2, id: '5' }],
    ['OnCrmLeadAdd', { ID: '5' }, { entityTypeId: 1, id: '5' }],
    ['ONCRMDYNAMICITEMUPDATE', { ID: '5', ENTITY_TYPE_ID: '147' }, { entityTypeId: 147, id: '5' }],
    ['ONCRMDYNAMICITEMUPDATE_148', { ID: '5' }, { entityTypeId: 148, id: '5' }],
  ])('finds the item of %s', (name, fields, item) => {
    expect(event(name, fields).item).toEqual(item)
  })

  it('has one key for one change in one second', () => {
    const key = event('ONCRMDEALUPDATE', { ID: '5' }).dedupeKey
    expect(event('oncrmdealupdate', { ID: '5' }).dedupeKey).toBe(key)
    expect(event('ONCRMDEALUPDATE', { ID: '6' }).dedupeKey).not.toBe(key)
    expect(event('ONCRMDEALUPDATE', { ID: '5' }, { ts: '1700000001' }).dedupeKey).not.toBe(key)
  })

  it('reads an uninstallation, which has no tokens', () => {
    const read = readEvent(form({ event: 'ONAPPUNINSTALL', data: { CLEAN: '1' }, auth }))
    expect(read).toMatchObject({ event: 'ONAPPUNINSTALL', objectId: '', applicationToken: 'app' })
    expect(read.data.CLEAN).toBe('1')
    expect(read.item).toBeUndefined()
  })

  it('refuses what is no event', () => {
    expect(() => event('<script>', {})).toThrow(Refused)
  })
})

describe('readHook', () => {
  const at = new Date('2026-03-02T09:00:05Z')
  const none = new URLSearchParams()

  it('takes the item from the body, from the query when the body names none', () => {
    const body = form({ document_id: ['crm', 'CCrmDocumentDeal', 'DEAL_8'] })
    expect(readHook(body, none, at).item).toEqual({ entityTypeId: 2, id: '8' })
    const query = new URLSearchParams('deal_id=9&route=A')
    expect(readHook(form({}), query, at)).toMatchObject({ item: { id: '9' }, query: { route: 'A' } })
  })

  it('joins doubles that come within seconds', () => {
    const body = form({ document_id: ['crm', 'CCrmDocumentDeal', 'DEAL_8'] })
    const key = (date: string) => readHook(body, none, new Date(date)).dedupeKey
    expect(key('2026-03-02T09:00:06Z')).toBe(key('2026-03-02T09:00:05Z'))
    expect(key('2026-03-02T09:01:05Z')).not.toBe(key('2026-03-02T09:00:05Z'))
  })

  it('refuses when no item is named', () => {
    expect(() => readHook(form({}), none, at)).toThrow(Refused)
  })
})

describe('constantTimeEqual', () => {
  it.each([
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'aa', false],
    ['', '', false],
  ])('%j %j', (given, expected, equal) => {
    expect(constantTimeEqual(given, expected)).toBe(equal)
  })
})
