import { expect, test } from './fixtures.ts'
import { companies, contacts, type Lab } from './lab.ts'
import type { Product } from './product.ts'
import { ownApprovalRoute } from './routes.ts'

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  expectedErrors: [/404/],
})

async function asked(lab: Lab, product: Product, title: string) {
  const route = await ownApprovalRoute(product, 'Согласование')
  const deal = await lab.deal({
    title,
    companyId: companies.vasilek,
    contactIds: [contacts.vasilkov],
    stageId: 'PREPARATION',
  })
  await lab.robot(deal.id, { route_name: route.name })
  const { id } = await product.envelopeOf(deal.id)
  await expect
    .poll(async () => (await product.envelope(id)).reason.text.ru, { timeout: 20_000 })
    .toBe('Ждём согласование: Игорь Мельников.')
  const [file] = (await product.envelope(id)).documents
  const invitation = async () => {
    const { notifications } = await lab.portal()
    const told = notifications.filter(({ message }) =>
      message.includes((file?.name ?? '?').replace('.pdf', '')),
    )
    return told.map(({ userId, message }) => `${userId} ${/\/approve\/[\w.~-]+/.exec(message)?.[0] ?? ''}`)
  }
  await expect.poll(invitation, { timeout: 20_000 }).toHaveLength(1)
  const [first = ''] = await invitation()
  const [userId, path = ''] = first.split(' ')
  expect(userId, 'the responsible is asked').toBe('5')
  return { deal, id, path, file }
}

test('an approver opens the link on a phone, reads the document and approves', async ({
  lab,
  page,
  product,
}) => {
  const { deal, id, path, file } = await asked(lab, product, 'Согласуем с телефона')
  await page.goto(path)
  await expect(page.getByText('Игорь Мельников, вас просят согласовать документ')).toBeVisible()
  await expect(page.getByText('Согласуем с телефона')).toBeVisible()
  await expect.poll(async () => (await product.envelope(id)).status).toBe('viewed')
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width, 'no sideways scrolling').toBeLessThanOrEqual(0)

  const read = page.getByRole('region', { name: 'Документы' }).getByRole('link').first()
  const pdf = await page.request.get((await read.getAttribute('href')) ?? '')
  expect((await pdf.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  await expect(page.getByText(file?.sha256 ?? '?')).toBeVisible()

  await page.getByLabel('Комментарий').fill('Согласен, отправляйте')
  await page.getByRole('button', { name: 'Согласовать' }).tap()
  await expect(page.getByText('Вы согласовали документ')).toBeVisible()
  expect((await product.over(id)).status).toBe('completed')
  expect((await lab.trace(deal.id)).answers.map(({ returnValues }) => returnValues.status)).toEqual([
    'completed',
  ])

  await page.reload()
  await expect(page.getByText('Вы согласовали документ'), 'the link decides once').toBeVisible()
  await expect(page.getByRole('button', { name: 'Согласовать' })).toHaveCount(0)
})

test('an approver declines: the reason is needed, and the responsible gets it', async ({
  lab,
  page,
  product,
}) => {
  const { deal, id, path } = await asked(lab, product, 'Не согласуем с телефона')
  await page.goto(path)
  await page.getByRole('button', { name: 'Отклонить' }).tap()
  await expect(page.getByText('Напишите, что исправить.')).toBeVisible()
  expect((await product.envelope(id)).reason.mood).toBe('waiting')
  await page.getByLabel('Комментарий').fill('Нет приложения № 1')
  await page.getByRole('button', { name: 'Отклонить' }).tap()
  await expect(page.getByText('Вы отклонили документ')).toBeVisible()

  expect((await product.over(id)).status).toBe('declined')
  const trace = await lab.trace(deal.id)
  expect(trace.deal.stageId).toBe('UC_REVISION')
  expect(trace.tasks).toHaveLength(1)
  expect(trace.tasks[0]?.DESCRIPTION).toContain('Причина: Нет приложения № 1')
  expect(trace.answers[0]?.returnValues).toMatchObject({
    status: 'declined',
    decline_reason: 'Нет приложения № 1',
  })
})

test('a link that nobody sent leads nowhere', async ({ page }) => {
  const answer = await page.goto('/approve/not-a-link-of-ours.at-all')
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('Ссылка не работает')).toBeVisible()
})
