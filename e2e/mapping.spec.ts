import { expect, test } from './fixtures.ts'
import { companies, contacts, signers } from './lab.ts'
import { ownSupplyRoute } from './routes.ts'

test('the administrator says what “completed” does; the next envelope does exactly that', async ({
  admin,
  lab,
  product,
}) => {
  const route = await ownSupplyRoute(product, 'Своё сопоставление')
  await admin.goto('/mappings')
  await admin.getByLabel('Для чего').selectOption({ label: `Маршрут «${route.name}»` })
  await expect(admin).toHaveURL(new RegExp(route.id))
  const row = admin.getByRole('listitem').filter({ has: admin.getByText('Подписано', { exact: true }) })
  await row.getByRole('button').first().click()
  await row.getByRole('button', { name: 'Задать своё' }).click()
  await row.getByLabel('Продажи').selectOption({ label: 'Финальный счёт' })

  const words = row.getByLabel('Запись в таймлайне, По-русски')
  await words.fill('')
  await words.pressSequentially('Готово: {{docu')
  await expect(admin.getByRole('option', { name: /document/ })).toBeVisible()
  await words.press('Enter')
  await expect(words).toHaveValue('Готово: {{document}}')
  await words.fill('Готово: {{document}}, {{company}}, {{signer.name}}')
  await expect(row.getByText('Нет переменной {{signer.name}}')).toBeVisible()
  await words.fill('Готово: {{document}}, {{company}}, «{{item.title}}», ответственный {{responsible}}')
  await expect(row.getByText('Нет переменной')).toHaveCount(0)
  await admin.getByRole('button', { name: 'Сохранить' }).click()
  await expect(admin.getByText('Сопоставление сохранено')).toBeVisible()
  await admin.reload()
  await expect(admin.getByRole('listitem').filter({ hasText: 'Финальный счёт' })).toBeVisible()

  const deal = await lab.deal({
    title: 'Сделка по своим правилам',
    companyId: companies.vasilek,
    contactIds: [contacts.vasilkov],
    stageId: 'PREPARATION',
  })
  await lab.robot(deal.id, { route_name: route.name })
  const { id } = await product.envelopeOf(deal.id)
  const externalId = await product.externalId(id)
  for (const who of [signers.director, signers.vasilkov])
    await lab.act((await lab.waiting(externalId, who)).id, 'sign')
  await product.over(id)

  const { deal: ended, comments, documents, notifications } = await lab.trace(deal.id)
  expect(ended.stageId).toBe('FINAL_INVOICE')
  const said = comments.filter((text) => text.startsWith('[B]Подписано[/B]'))
  expect(said).toHaveLength(1)
  expect(said[0]?.split('\n')[1]).toBe(
    `Готово: ${documents[0]}, ООО «Василёк», «Сделка по своим правилам», ответственный Игорь Мельников`,
  )
  expect(
    comments.some((text) => text.includes('подписан всеми')),
    'the portal’s own words',
  ).toBe(false)
  expect(notifications, 'the rest of the row was taken over').toHaveLength(1)
})
