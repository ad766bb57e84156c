import { describe, expect, it } from 'vitest'
import { Refused } from '#lib/failure.ts'
import { parseForm } from './form.ts'
import { readInstall, readPlacement } from './incoming-page.ts'
import { encodeQuery, type Params } from './query.ts'

const form = (params: Params) => parseForm(new TextEncoder().encode(encodeQuery(params)))
const query = new URLSearchParams('DOMAIN=demo.bitrix24.ru&PROTOCOL=1&LANG=ru&APP_SID=s')
const page = (over: Params = {}) =>
  form({
    AUTH_ID: 'at',
    AUTH_EXPIRES: '3600',
    REFRESH_ID: 'rt',
    SERVER_ENDPOINT: 'https://oauth.bitrix24.tech/rest/',
    APPLICATION_TOKEN: 'app',
    APPLICATION_SCOPE: 'crm,disk',
    member_id: 'm1',
    status: 'L',
    PLACEMENT: 'CRM_DEAL_DETAIL_TAB',
    PLACEMENT_OPTIONS: '{"ID":"17"}',
    ...over,
  })

describe('readPlacement', () => {
  it('reads who opens what', () => {
    expect(readPlacement(query, page())).toEqual({
      memberId: 'm1',
      domain: 'demo.bitrix24.ru',
      applicationToken: 'app',
      tokens: {
        accessToken: 'at',
        refreshToken: 'rt',
        expiresInSeconds: 3600,
        scope: ['crm', 'disk'],
        serverEndpoint: 'https://oauth.bitrix24.tech/rest/',
      },
      placement: 'CRM_DEAL_DETAIL_TAB',
      options: { ID: '17' },
      itemIds: ['17'],
      item: { entityTypeId: 2, id: '17' },
      language: 'ru',
    })
  })

  it.each([
    ['CRM_DEAL_DOCUMENTGENERATOR_BUTTON', '{"ENTITY_ID":17}', ['17'], { entityTypeId: 2, id: '17' }],
    ['CRM_DYNAMIC_147_DETAIL_TAB', '{"ID":"3"}', ['3'], { entityTypeId: 147, id: '3' }],
    ['CRM_DEAL_LIST_MENU', '{"ID":["3","4"]}', ['3', '4'], undefined],
    ['DEFAULT', '[]', [], undefined],
    ['DEFAULT', '', [], undefined],
  ])('%s %s', (placement, options, itemIds, item) => {
    const read = readPlacement(query, page({ PLACEMENT: placement, PLACEMENT_OPTIONS: options }))
    expect(read.itemIds).toEqual(itemIds)
    expect(read.item).toEqual(item)
  })

  it.each([
    ['no token', { AUTH_ID: '' }, query],
    ['no member', { member_id: '' }, query],
    ['options are no JSON', { PLACEMENT_OPTIONS: '{' }, query],
    ['no domain', {}, new URLSearchParams()],
    ['a domain that is an address', {}, new URLSearchParams('DOMAIN=evil.example/x')],
  ])('refuses: %s', (_, over, given) => {
    expect(() => readPlacement(given, page(over))).toThrow(Refused)
  })
})

describe('readInstall', () => {
  it('reads the page', () => {
    const call = readInstall(query, page({ PLACEMENT: 'DEFAULT' }))
    expect(call).toMatchObject({ how: 'page', memberId: 'm1', domain: 'demo.bitrix24.ru', language: 'ru' })
    expect(call.tokens?.refreshToken).toBe('rt')
  })

  it('reads the event', () => {
    const body = form({
      event: 'ONAPPINSTALL',
      data: { VERSION: '2', LANGUAGE_ID: 'en' },
      ts: '1',
      auth: {
        member_id: 'm1',
        domain: 'd.bitrix24.ru',
        application_token: 'app',
        access_token: 'a',
        refresh_token: 'r',
      },
    })
    expect(readInstall(new URLSearchParams(), body)).toMatchObject({
      how: 'event',
      version: '2',
      language: 'en',
    })
  })

  it('refuses another event', () => {
    expect(() => readInstall(query, form({ event: 'ONCRMDEALADD' }))).toThrow(Refused)
  })
})
