import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoStage, rehearseDemo } from './demo-stage.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
})
afterAll(() => stage?.close())

test('what stopped for want of access goes on by itself when the portal is installed again', async () => {
  const broken = await stage.deal({ companyId: 0, contactIds: [] })
  await stage.robot(broken, { route: 'Supply contract' })
  await stage.rest()
  await stage.control('POST', '/control/bitrix24/tokens/revoke')
  const dealId = await stage.deal()
  await stage.robot(dealId, { route: 'Supply contract' })
  await stage.rest()
  const stopped = await stage.envelopeOf(dealId)
  expect([stopped.mood, stopped.reason.buttons[0]]).toEqual(['stuck', 'retry'])
  expect(stopped.reason.cure?.en).toContain('administrator')

  await stage.control('POST', '/control/bitrix24/install', {})
  await stage.rest()
  expect((await stage.envelopeOf(dealId)).mood).toBe('waiting')
  // What stopped for another reason is not tried again: nobody has mended it.
  expect((await stage.envelopeOf(broken)).mood).toBe('stuck')
})
