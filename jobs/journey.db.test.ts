import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoStage, filesIn, rehearseDemo } from './demo-stage.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
})
afterAll(() => stage?.close())

test('probe', async () => {
  const dealId = await stage.deal()
  console.log(await stage.robot(dealId, { route: 'supply contract' }))
  await stage.rest()
  console.log(await stage.engine.sql`select task_identifier, last_error from graphile_worker.jobs where last_error is not null`)
  let row = await stage.envelopeOf(dealId)
  console.log(row.status, row.reason, await stage.undone(row.id))
  console.log(JSON.stringify(await stage.control('GET', '/control/inbox')).slice(0, 1500))
  await stage.act('diadoc', 'sign')
  row = await stage.envelopeOf(dealId)
  console.log(row.status, row.reason, await stage.undone(row.id))
  await stage.act('diadoc', 'sign')
  row = await stage.envelopeOf(dealId)
  console.log(row.status, row.phase, row.reason, await stage.undone(row.id))
  const p = await stage.portal()
  console.log(
    JSON.stringify(
      p.deals.find((one) => String(one.id) === dealId),
      null,
      1,
    ),
  )
  console.log(JSON.stringify(filesIn(p.drive), null, 1))
  console.log(
    JSON.stringify(
      p.timeline.filter((one) => String(one.dealId) === dealId),
      null,
      1,
    ),
  )
  console.log(JSON.stringify([p.notifications, p.robotAnswers, p.waitingRobots], null, 1))
  expect(await stage.historyHolds(row)).toBe(true)
  const dealB = await stage.deal()
  await stage.robot(dealB, { route: 'International NDA' })
  await stage.rest()
  row = await stage.envelopeOf(dealB)
  console.log(row.status, row.reason, await stage.undone(row.id))
  await stage.act('docusign', 'sign')
  row = await stage.envelopeOf(dealB)
  console.log(row.status, row.reason, await stage.undone(row.id))
  await stage.act('docusign', 'sign')
  row = await stage.envelopeOf(dealB)
  console.log(row.status, row.phase, row.reason, await stage.undone(row.id))
  expect(await stage.historyHolds(row)).toBe(true)
})
