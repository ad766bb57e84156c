import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoStage, filesIn, rehearseDemo } from './demo-stage.ts'
import { dieAtEveryEffect, type Point, readFeed, takeKnocks } from './mortal-worker.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
})
afterAll(() => stage?.close())

/** What the world outside has of one deal. */
async function ledger(dealId: string) {
  const portal = await stage.portal()
  const lines = portal.timeline.filter((line) => String(line.dealId) === dealId && line.type === 'comment')
  const answers = portal.robotAnswers.filter((one) => String(one.dealId) === dealId)
  return {
    documents: portal.documents.filter((one) => String(one.entityId) === dealId).length,
    files: filesIn(portal.drive).filter((file) => file.path.includes(`/${dealId}/`)).length,
    lines: lines.map((line) => line.text.split('\n')[0]),
    tasks: portal.tasks.filter((task) => JSON.stringify(task).includes(`deal/details/${dealId}/`)).length,
    notifications: portal.notifications.filter((one) =>
      JSON.stringify(one).includes(`deal/details/${dealId}/`),
    ).length,
    answers: answers.map((one) => one.returnValues.status),
    waiting: portal.waitingRobots.length,
  }
}

const messages = async () => (await stage.control<unknown[]>('GET', '/control/diadoc/messages')).length

/** A whole run in which a worker dies at every effect; people do in turn what is given. */
async function mortalRun(point: Point, people: { action: string; comment?: string }[]) {
  const { engine, connections } = stage
  const dealId = await stage.deal()
  await stage.robot(dealId, { route: 'Supply contract' })
  await takeKnocks(engine)
  const { id } = await stage.envelopeOf(dealId)
  const died = await dieAtEveryEffect(engine, id, point)
  for (const deed of people) {
    const legs = Object.values((await stage.envelopeOf(dealId)).state.legs)
    const inbox = await stage.inbox(legs[0]?.externalId ?? '')
    await stage.control('POST', `/control/inbox/${inbox[0]}`, deed)
    await stage.control('POST', '/control/clock', { advanceMs: 10_000 })
    await readFeed(engine, connections.diadoc)
    // A feed that is read again after a crash tells the same: nothing may follow from it.
    await engine.sql`update connection set cursor = null where id = ${connections.diadoc}`
    await readFeed(engine, connections.diadoc)
    died.push(...(await dieAtEveryEffect(engine, id, point)))
  }
  return { dealId, died: [...new Set(died)], row: await stage.envelopeOf(dealId) }
}

const signed = [{ action: 'sign' }, { action: 'sign' }]

test.each(['never performed', 'performed and not recorded'] as const)(
  'workers that die at every effect (%s) lose nothing and double nothing',
  async (point) => {
    const before = await messages()
    const { dealId, died, row } = await mortalRun(point, signed)
    const mainLine = [
      'read-item',
      'make-document',
      'resolve-people',
      'submit-leg',
      'collect-files',
      'make-report',
    ]
    const writeBack = ['move-stage', 'set-fields', 'timeline', 'notify', 'store-file', 'answer-robot']
    expect(died.sort()).toEqual([...mainLine, ...writeBack].sort())
    expect([row.status, row.phase, await stage.undone(row.id)]).toEqual(['completed', 'over', []])
    expect(await stage.historyHolds(row)).toBe(true)
    expect(await messages()).toBe(before + 1)
    expect(await ledger(dealId)).toEqual({
      documents: 1,
      files: row.state.documents.length,
      lines: ['[B]Отправлено[/B]', '[B]Подписано[/B]'],
      tasks: 0,
      notifications: 1,
      answers: ['completed'],
      waiting: 0,
    })
  },
)

test('a refusal makes one task, however often workers die', async () => {
  const refused = [{ action: 'sign' }, { action: 'decline', comment: 'Не тот объём' }]
  const { dealId, died, row } = await mortalRun('performed and not recorded', refused)
  expect(died).toContain('task')
  expect([row.status, row.phase, await stage.undone(row.id)]).toEqual(['declined', 'over', []])
  expect(await ledger(dealId)).toEqual({
    documents: 1,
    files: 0,
    lines: ['[B]Отправлено[/B]', '[B]Отказ[/B]'],
    tasks: 1,
    notifications: 1,
    answers: ['declined'],
    waiting: 0,
  })
})
