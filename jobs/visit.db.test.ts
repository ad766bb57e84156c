import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseForm } from '#lib/bitrix24/form.ts'
import { readPlacement } from '#lib/bitrix24/incoming-page.ts'
import { receiveVisit } from '#lib/engine/visit.ts'
import { type Rehearsal, rehearse } from './rehearsal.ts'

let stage: Rehearsal
beforeAll(async () => {
  stage = await rehearse()
})
afterAll(() => stage.close())

const place = 'CRM_DEAL_DETAIL_TAB'

/** What Bitrix24's frame would post for this user and deal, altered as the test says. */
async function visit(alter: (fields: Record<string, string>) => void = () => {}, dealId = 101) {
  const path = `/control/bitrix24/placements/${place}/open`
  const { url, body } = await stage.control<{ url: string; body: Record<string, string> }>('POST', path, {
    dealId,
    userId: 5,
  })
  alter(body)
  const form = parseForm(Buffer.from(new URLSearchParams(body).toString()))
  return receiveVisit(stage.engine, readPlacement(new URL(url).searchParams, form))
}

test('a visitor is whom the OAuth server names, for the deal that they may read', async () => {
  expect(await visit()).toMatchObject({
    portalId: stage.portalId,
    userId: '5',
    locale: 'ru',
    placement: place,
    item: { entityTypeId: 2, id: '101' },
  })
})

test.each<[string, (fields: Record<string, string>) => void, number]>([
  ['a token that nobody issued', (fields) => Object.assign(fields, { AUTH_ID: 'f'.repeat(64) }), 401],
  [
    'another application token',
    (fields) => Object.assign(fields, { APPLICATION_TOKEN: 'f'.repeat(32) }),
    401,
  ],
  ['an unknown portal', (fields) => Object.assign(fields, { member_id: 'f'.repeat(32) }), 401],
  [
    'a deal that is not there',
    (fields) => Object.assign(fields, { PLACEMENT_OPTIONS: '{"ID":"99999"}' }),
    403,
  ],
])('%s is refused', async (_what, alter, status) => {
  await expect(visit(alter)).rejects.toMatchObject({ status })
})
