import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoStage, rehearseDemo } from './demo-stage.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
})
afterAll(() => stage?.close())

test('after a reset of the lab the demo works on: nothing has to be installed or connected again', async () => {
  const before = await stage.deal({ companyId: 11, contactIds: [9], title: 'Before' })
  await stage.robot(before, { route: 'International NDA' })
  await stage.rest()
  await stage.control('POST', '/control/reset', {})
  const dealId = await stage.deal({ companyId: 11, contactIds: [9], title: 'After' })
  expect(dealId).not.toBe(before)
  await stage.robot(dealId, { route: 'International NDA' })
  await stage.rest()
  await stage.act('docusign', 'sign')
  await stage.act('docusign', 'sign')
  const row = await stage.envelopeOf(dealId)
  expect([row.status, row.phase]).toEqual(['completed', 'over'])
  expect(await stage.undone(row.id)).toEqual([])
})
