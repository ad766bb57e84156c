import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoStage, filesIn, rehearseDemo } from './demo-stage.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
})
afterAll(() => stage?.close())

test('a supply contract goes from the robot to the Drive through Diadoc', async () => {
  const dealId = await stage.deal()
  const { eventToken } = await stage.robot(dealId, { route: 'supply contract' })
  await stage.rest()
  expect((await stage.envelopeOf(dealId)).reason.text.ru).toBe('Ждём подпись: Роман Ромашкин.')
  const waiting = await stage.portal()
  expect(waiting.deals.find((one) => String(one.id) === dealId)?.stageName).toBe('На подписании')
  expect(waiting.waitingRobots.map((robot) => robot.eventToken)).toContain(eventToken)

  await stage.act('diadoc', 'sign')
  expect((await stage.envelopeOf(dealId)).reason.text.ru).toBe('Ждём подпись: ООО «Василёк».')
  await stage.act('diadoc', 'sign')

  const row = await stage.envelopeOf(dealId)
  expect([row.status, row.phase, row.reason.text.ru]).toEqual(['completed', 'over', 'Подписано.'])
  expect(await stage.undone(row.id)).toEqual([])
  expect(await stage.historyHolds(row)).toBe(true)

  const portal = await stage.portal()
  const deal = portal.deals.find((one) => String(one.id) === dealId)
  expect(deal?.stageName).toBe('В работе')
  expect(deal?.fields).toMatchObject({
    UF_CRM_INKROUTE_STATUS: 'Подписано',
    UF_CRM_INKROUTE_SIGNED_DATE: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
    UF_CRM_INKROUTE_EDI_NUMBER: expect.stringMatching(/./),
    UF_CRM_INKROUTE_ENVELOPE: `${stage.engine.publicUrl}/envelopes/${row.id}`,
  })
  const [year, month] = new Date().toISOString().split('-')
  const folder = `/Signed Documents/${year}/${month}/${dealId}/`
  const files = filesIn(portal.drive).filter((file) => file.path.includes(folder))
  const stored = row.state.documents.map((document) => document.sha256)
  expect(files.map((file) => file.sha256).sort()).toEqual(stored.sort())
  expect(files.filter((file) => file.path.endsWith('.sig')).length).toBeGreaterThanOrEqual(2)
  expect(files.some((file) => file.path.includes('Отчёт о подписании'))).toBe(true)
  const checks = row.state.documents.flatMap((document) => (document.check ? [document.check] : []))
  expect(checks.map((check) => [check.verdict, check.by])).toContainEqual(['valid', 'inkroute'])
  expect(checks.every((check) => check.verdict === 'valid')).toBe(true)

  const told = portal.timeline.filter((line) => String(line.dealId) === dealId).map((line) => line.text)
  expect(told.filter((text) => text.includes('подписан всеми'))).toHaveLength(1)
  expect(portal.notifications.filter((one) => JSON.stringify(one).includes('подписан'))).toHaveLength(1)
  expect(portal.waitingRobots).toEqual([])
  expect(portal.robotAnswers).toMatchObject([
    { eventToken, returnValues: { status: 'completed', decline_reason: '' } },
  ])
})

test('a counterparty refuses: a task with the words, the deal goes back, the robot is answered', async () => {
  const dealId = await stage.deal()
  const { eventToken } = await stage.robot(dealId, { route: 'Supply contract' })
  await stage.rest()
  await stage.act('diadoc', 'sign')
  await stage.act('diadoc', 'decline', 'Исправьте пункт 4.2')
  const row = await stage.envelopeOf(dealId)
  expect([row.status, row.phase]).toEqual(['declined', 'over'])
  expect(await stage.undone(row.id)).toEqual([])
  const portal = await stage.portal()
  expect(portal.deals.find((one) => String(one.id) === dealId)?.stageName).toMatch(/Доработка/)
  const tasks = portal.tasks.filter((task) => JSON.stringify(task).includes('Исправьте пункт 4.2'))
  expect(tasks).toHaveLength(1)
  expect(String(tasks[0]?.RESPONSIBLE_ID)).toBe('5')
  const answers = portal.robotAnswers.filter((one) => one.eventToken === eventToken)
  expect(answers).toMatchObject([
    { returnValues: { status: 'declined', decline_reason: 'Исправьте пункт 4.2' } },
  ])
  const told = portal.timeline.filter(
    (line) => String(line.dealId) === dealId && line.text.includes('пункт 4.2'),
  )
  expect(told).toHaveLength(1)
  expect(await stage.historyHolds(row)).toBe(true)
})
