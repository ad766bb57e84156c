import { designerOf } from './designer.ts'
import { expect, test } from './fixtures.ts'
import { freshName } from './routes.ts'

test.use({ contextOptions: { viewport: { width: 1600, height: 900 }, locale: 'ru-RU' } })

test('a ready route is taken from the gallery, mended at one press, and published', async ({ admin }) => {
  const name = freshName('Из галереи')
  const designer = designerOf(admin)
  const findings = admin.getByRole('tabpanel', { name: /Проверка/ })

  await test.step('the gallery tells what a route does and which services it needs', async () => {
    await admin.goto('/routes?new=1')
    const dialog = admin.getByRole('dialog')
    await expect(dialog.getByRole('radio')).toHaveCount(15)
    await dialog.getByRole('radio', { name: 'Кадровый приказ' }).check()
    await expect(dialog.getByRole('region', { name: 'Выбранный маршрут' })).toContainText('КриптоПро DSS')
    await dialog.getByRole('radio', { name: 'Договор с внутренним согласованием' }).check()
    const preview = dialog.getByRole('region', { name: 'Выбранный маршрут' })
    await expect(preview).toContainText('Согласуют: Юрист.')
    await expect(preview).toContainText('Контур.Диадок')
    await dialog.getByRole('textbox', { name: /Название/ }).fill(name)
    await dialog.getByRole('button', { name: 'Создать и открыть' }).click()
  })

  await test.step('it opens as a draft without errors', async () => {
    await expect(designer.nodes).toHaveCount(9)
    await expect(designer.state).toHaveAttribute('data-errors', '0')
    await expect(designer.state).toHaveAttribute('data-warnings', '0')
  })

  await test.step('a mistake is found, its path is shown, and its cure is one press that can be undone', async () => {
    await admin
      .locator('.react-flow__edge')
      .filter({ has: admin.locator('[id="sign-2.declined"]') })
      .first()
      .focus()
    await admin.keyboard.press('Enter')
    await admin.keyboard.press('Delete')
    await expect(designer.state).toHaveAttribute('data-warnings', '1')
    await designer.state.click()
    const finding = findings.locator('[data-rule=unhandled-refusal]')
    await expect(finding).toContainText('Подпись контрагента')
    await finding.getByRole('button', { name: 'Показать путь' }).click()
    const taken = admin.locator('[id="sign-1.done"]').first()
    await expect(taken).toHaveCSS('stroke-opacity', '1')
    await finding.locator('[data-fix]').click()
    await expect(finding).toHaveCount(0)
    await admin.keyboard.press('Control+z')
    await expect(finding).toHaveCount(1)
    await admin.keyboard.press('Control+Shift+z')
    await expect(designer.state).toHaveAttribute('data-warnings', '0')
  })

  await test.step('it is published', async () => {
    await expect(designer.saved).toBeVisible()
    await admin.getByRole('button', { name: 'Опубликовать' }).click()
    await admin.getByRole('button', { name: 'Опубликовать версию 1' }).click()
    await expect(admin.getByText('Опубликована версия 1')).toBeVisible()
  })
})

test('a route for a service that the portal does not have says what is left to choose', async ({ admin }) => {
  const designer = designerOf(admin)
  await admin.goto('/routes?new=1')
  const dialog = admin.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Договор через Saby' }).check()
  await expect(dialog.getByRole('region', { name: 'Выбранный маршрут' })).toContainText(/Saby: не/)
  await dialog.getByRole('textbox', { name: /Название/ }).fill(freshName('Через Saby'))
  await dialog.getByRole('button', { name: 'Создать и открыть' }).click()
  await designer.state.click()
  const lacks = admin.getByRole('tabpanel', { name: /Проверка/ }).locator('[data-rule=missing-connection]')
  await expect(lacks).toHaveCount(2)
})
