import { expect, test } from './fixtures.ts'
import { companies, contacts, signers } from './lab.ts'

test('two people sign an NDA in turn, and Connect alone tells how it goes', async ({
  admin,
  lab,
  product,
}) => {
  const deal = await lab.deal({
    title: 'NDA with Nordwind',
    companyId: companies.nordwind,
    contactIds: [contacts.weber],
  })
  const before = await lab.lastCall('docusign')
  await lab.robot(deal.id, { route_name: 'International NDA' })
  const { id } = await product.envelopeOf(deal.id)
  const externalId = await product.externalId(id)
  const statusIs = (status: string) =>
    expect
      .poll(async () => (await product.envelope(id)).status, { intervals: [100], timeout: 15_000 })
      .toBe(status)

  const ours = await lab.waiting(externalId, signers.manager)
  const theirs = (await lab.inbox()).find((item) => item.externalId === externalId && item.id !== ours.id)
  expect(theirs?.state, 'the second signer waits for the first').toBe('later')
  await admin.goto(`/envelopes/${id}`)
  await lab.act(ours.id, 'view')
  await statusIs('viewed')
  await expect(admin.getByText('открыт, не подписан')).toBeVisible()
  await lab.act(ours.id, 'sign')
  await statusIs('partially_signed')
  await lab.act((await lab.waiting(externalId, signers.weber)).id, 'sign')

  const done = await product.over(id)
  expect(done.status).toBe('completed')
  const { items } = await lab.calls('docusign', before)
  const reads = items.filter(({ method, path }) => method === 'GET' && path.includes(externalId))
  expect(
    reads.filter(({ path }) => !path.includes('/documents')),
    'nobody asked DocuSign how it goes',
  ).toEqual([])

  const { files, deal: ended, comments, notifications, answers } = await lab.trace(deal.id)
  expect(ended.stageId).toBe('EXECUTING')
  const names = files.map((file) => file.name)
  expect(names.filter((name) => /^NDA .*\(подписан\)\.pdf$/.test(name))).toHaveLength(1)
  expect(
    names.some((name) => /certificate|сертификат/i.test(name)),
    names.join(),
  ).toBe(true)
  expect(names.filter((name) => /^Отчёт о подписании.*\.pdf$/.test(name))).toHaveLength(1)
  expect(files.every((file) => (file.sizeBytes ?? 0) > 500)).toBe(true)
  expect(comments.filter((text) => text.includes('Подписано частично'))).toHaveLength(1)
  expect(notifications).toHaveLength(1)
  expect(answers.map((answer) => answer.returnValues.status)).toEqual(['completed'])
  await expect(admin.getByRole('region', { name: 'Почему здесь' })).toContainText('Подписано')
})
