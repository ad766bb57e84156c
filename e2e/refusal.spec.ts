import { expect, test } from './fixtures.ts'
import { companies, contacts, signers } from './lab.ts'

const why = 'Не согласны с пунктом 4.2: срок поставки'

test('the counterparty refuses: the deal goes back, the responsible gets a task with the words', async ({
  admin,
  lab,
  product,
}) => {
  const deal = await lab.deal({
    title: 'Сделка с отказом',
    companyId: companies.vasilek,
    contactIds: [contacts.vasilkov],
    stageId: 'PREPARATION',
  })
  await lab.robot(deal.id, { route_name: 'Supply contract' })
  const { id } = await product.envelopeOf(deal.id)
  const externalId = await product.externalId(id)
  await lab.act((await lab.waiting(externalId, signers.director)).id, 'sign')
  await lab.act((await lab.waiting(externalId, signers.vasilkov)).id, 'decline', why)
  const done = await product.over(id)
  expect(done.status).toBe('declined')

  const trace = await lab.trace(deal.id)
  expect(trace.deal.stageId, 'the revision stage').toBe('UC_REVISION')
  expect(trace.deal.fields).toMatchObject({ UF_CRM_INKROUTE_STATUS: 'Отказ' })
  expect(trace.tasks).toHaveLength(1)
  expect(trace.tasks[0]).toMatchObject({
    RESPONSIBLE_ID: '5',
    DESCRIPTION: expect.stringContaining(`Причина: ${why}`),
    DEADLINE: expect.stringMatching(/^\d{4}-/),
  })
  const refusals = trace.comments.filter((text) => text.includes(why))
  expect(refusals).toHaveLength(1)
  expect(refusals[0]).toContain('ООО «Василёк» отказывается подписать')
  expect(trace.notifications).toHaveLength(1)
  expect(trace.notifications[0]).toMatchObject({ userId: 5, message: expect.stringContaining(why) })
  expect(trace.answers).toHaveLength(1)
  expect(trace.answers[0]?.returnValues).toMatchObject({ status: 'declined', decline_reason: why })
  expect(trace.waitingRobots).toBe(0)
  expect(trace.files, 'nothing is called signed').toEqual([])

  await admin.goto(`/envelopes/${id}`)
  await expect(admin.getByRole('region', { name: 'Почему здесь' })).toContainText(`ООО «Василёк»: «${why}»`)
  const people = admin.locator('li').filter({ hasText: 'ООО «Василёк»' }).filter({ hasText: 'отказ' })
  await expect(people.first()).toContainText(why)
  await expect(admin.getByText(`ООО «Василёк»: отказ. ${why}`)).toBeVisible()
})
