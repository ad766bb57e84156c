import { expect, test } from './fixtures.ts'

test('the administrator keeps the portal’s own days off, by keyboard and by a pasted list', async ({
  admin,
}) => {
  await admin.goto('/settings')
  const card = admin.locator('section').filter({
    has: admin.getByRole('heading', { level: 2, name: 'Рабочий календарь' }),
  })
  await expect(card.getByLabel('Рабочая неделя')).toHaveValue('ru')
  const year = new Date().getFullYear() + 20
  for (let at = 0; at < 20; at += 1) await card.getByRole('button', { name: 'Следующий год' }).press('Enter')
  await expect(card.getByRole('heading', { name: String(year) })).toBeVisible()
  await expect(card.getByText(`Праздников ${year} года мы не знаем`)).toBeVisible()

  await card.getByLabel('Дата').fill(`${year}-03-04`)
  await card.getByLabel('Название').fill('День компании')
  await card.getByLabel('Название').press('Enter')
  await expect(card.getByText('Есть несохранённые изменения')).toBeVisible()
  await expect(card.getByRole('cell', { name: 'свой выходной: День компании' })).toBeVisible()

  await card.getByRole('button', { name: 'Вставить список' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Вставить список' })
  await dialog.getByLabel('Список дней').fill(`01.05.${year}–03.05.${year} Майские\nкогда-нибудь`)
  await expect(dialog.getByText('Не удалось прочесть строки: 2')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Добавить дни' })).toBeDisabled()
  await dialog.getByLabel('Список дней').fill(`01.05.${year}–03.05.${year} Майские`)
  await expect(dialog.getByText('Прочитано 3 дня')).toBeVisible()
  await dialog.getByRole('button', { name: 'Добавить дни' }).click()
  await expect(card.getByRole('listitem').filter({ hasText: 'Майские' })).toHaveCount(3)

  await card.getByRole('button', { name: 'Сохранить' }).click()
  await expect(card.getByText('Есть несохранённые изменения')).toHaveCount(0)
  await expect(admin.getByText('work calendar').first()).toBeVisible()
  await admin.reload()
  await expect(card.getByRole('listitem').filter({ hasText: 'День компании' })).toBeVisible()

  for (const button of await card.getByRole('button', { name: /^Убрать/ }).all()) {
    await expect(button).toBeVisible()
  }
  while ((await card.getByRole('button', { name: /^Убрать/ }).count()) > 0)
    await card
      .getByRole('button', { name: /^Убрать/ })
      .first()
      .click()
  await card.getByRole('button', { name: 'Сохранить' }).click()
  await expect(card.getByText('Своих дней нет')).toBeVisible()
  await expect(card.getByText('Есть несохранённые изменения')).toHaveCount(0)
})
