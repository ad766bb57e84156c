import { expect, test } from 'vitest'
import { openVisit, sealVisit, type Visit } from './visit-token.ts'

const secret = 'a secret of at least thirty-two characters'
const now = new Date('2026-03-02T10:00:00Z')
const visit: Visit = {
  portalId: 1,
  domain: 'romashka.bitrix24.ru',
  userId: '7',
  locale: 'ru',
  placement: 'CRM_DEAL_DETAIL_TAB',
  item: { entityTypeId: 2, id: '101' },
}

test('a pass opens with its own secret, for an hour', async () => {
  const pass = await sealVisit(visit, secret, now)
  expect(await openVisit(pass, secret, now)).toEqual(visit)
  expect(await openVisit(pass, secret, new Date('2026-03-02T11:00:01Z'))).toBeNull()
  expect(await openVisit(pass, `${secret}!`, now)).toBeNull()
})

test('an altered pass does not open', async () => {
  const [head, body = '', mark] = (await sealVisit(visit, secret, now)).split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  claims.visit.item.id = '102'
  const forged = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), mark].join('.')
  expect(await openVisit(forged, secret, now)).toBeNull()
  expect(await openVisit('nonsense', secret, now)).toBeNull()
})
