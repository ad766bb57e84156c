import { expect, test } from './fixtures.ts'
import { companies, contacts, signers } from './lab.ts'

test('what changed between making a page and hearing the news is shown all the same', async ({
  admin,
  lab,
  product,
}) => {
  const deal = await lab.deal({
    title: 'Сделка с медленной связью',
    companyId: companies.vasilek,
    contactIds: [contacts.vasilkov],
    stageId: 'PREPARATION',
  })
  await lab.robot(deal.id, { route_name: 'Supply contract' })
  const { id } = await product.envelopeOf(deal.id)
  const director = await lab.waiting(await product.externalId(id), signers.director)
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  await admin.route('**/api/live', async (route) => {
    await opened
    await route.continue()
  })
  const reason = admin.getByRole('region', { name: 'Почему здесь' })
  await admin.goto(`/envelopes/${id}`)
  await expect(reason).toContainText('Ждём подпись: Роман Ромашкин')
  await lab.act(director.id, 'sign')
  await expect
    .poll(async () => (await product.envelope(id)).reason.text.ru, { timeout: 20_000 })
    .toBe('Ждём подпись: ООО «Василёк».')
  await expect(reason).toContainText('Роман Ромашкин')
  open()
  await expect(reason).toContainText('Ждём подпись: ООО «Василёк»')
})
