import { violations } from './axe.ts'
import { designerOf } from './designer.ts'
import { expect, test } from './fixtures.ts'
import { freshName } from './routes.ts'

test.use({ contextOptions: { viewport: { width: 1600, height: 900 }, locale: 'ru-RU' } })
test.setTimeout(120_000)

test('a route is rehearsed by hand, its runs are kept as scenarios and tell when the route changes', async ({
  admin,
}) => {
  const view = admin.getByTestId('simulation')
  const reason = admin.getByTestId('simulation-reason')
  const step = view.getByRole('button', { name: 'Шаг вперёд' })
  const current = admin.getByTestId('canvas').getByTitle('Сейчас здесь')

  await test.step('a ready route is opened and its simulation begins where the first person is asked', async () => {
    await admin.goto('/routes?new=1')
    const dialog = admin.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Договор с внутренним согласованием' }).check()
    await dialog.getByRole('textbox', { name: /Название/ }).fill(freshName('Репетиция'))
    await dialog.getByRole('button', { name: 'Создать и открыть' }).click()
    await admin.getByTestId('simulation-open').click()
    await expect(reason).toContainText('Ждём согласование')
    await expect(current).toHaveCount(1)
  })

  await test.step('people act, the clock is moved, steps are taken back', async () => {
    for (const name of ['Юрист', 'Руководитель ответственного'])
      await view.getByRole('button', { name: `Согласовать: ${name}` }).click()
    await expect(reason).toContainText('Ждём подпись')
    await view.getByRole('button', { name: 'Шаг назад' }).click()
    await expect(reason).toContainText('Ждём согласование')
    await admin.keyboard.press('ArrowRight')
    await expect(reason).toContainText('Ждём согласование')
    await view.getByRole('heading', { name: 'Симуляция' }).click()
    await admin.keyboard.press('ArrowRight')
    await expect(reason).toContainText('Ждём подпись')
  })

  await test.step('it is played to its end and kept', async () => {
    while (await step.isEnabled()) await step.click()
    await expect(reason).toContainText('Подписано')
    await view.getByRole('button', { name: 'Сохранить как сценарий' }).click()
    await view.getByRole('textbox', { name: 'Название сценария' }).fill('Моя репетиция')
    await admin.keyboard.press('Enter')
    await expect(admin.getByText('Сценарий «Моя репетиция» сохранён')).toBeVisible()
  })

  await test.step('another way from the middle is a take of its own', async () => {
    await view.getByRole('button', { name: 'В начало' }).click()
    await view
      .getByRole('button', { name: /^Отказать: / })
      .first()
      .click()
    await expect(view.getByRole('combobox', { name: 'Вариант' })).toBeVisible()
    while (await step.isEnabled()) await step.click()
  })

  await test.step('scenarios are listed with what they cover', async () => {
    await view.getByRole('tab', { name: /Сценарии/ }).click()
    await expect(admin.getByTestId('scenarios-summary')).toHaveText('Все сценарии идут, как ожидалось')
    await view.getByRole('switch', { name: 'Показать на схеме' }).click()
    await expect(current).toHaveCount(0)
    expect(await violations(admin)).toEqual([])
  })

  await test.step('a change of the route is told by its scenarios, until it is undone', async () => {
    const designer = designerOf(admin)
    await view.getByRole('button', { name: 'К черновику' }).click()
    await admin.locator('.react-flow__edge[data-id="sign-1.done"]').focus()
    await admin.keyboard.press('Enter')
    await admin.keyboard.press('Delete')
    await designer.connect('sign-1', 'done', 'end-3')
    await admin.getByTestId('simulation-open').click()
    await view.getByRole('tab', { name: /Сценарии/ }).click()
    const scenario = view.getByRole('listitem').filter({ hasText: 'Моя репетиция' })
    await expect(scenario).toContainText('Ход 4 невозможен.')
    await view.getByRole('button', { name: 'Проиграть: Моя репетиция' }).click()
    await expect(reason).toContainText('Отменено')
    await view.getByRole('button', { name: 'К черновику' }).click()
    for (let n = 0; n < 2; n++) await admin.keyboard.press('Control+z')
    await admin.getByTestId('simulation-open').click()
    await view.getByRole('tab', { name: /Сценарии/ }).click()
    await expect(admin.getByTestId('scenarios-summary')).toHaveText('Все сценарии идут, как ожидалось')
  })

  await test.step('it is kept with the draft: in its text, and after a reload', async () => {
    await view.getByRole('button', { name: 'К черновику' }).click()
    await expect(admin.getByText('Сохранено')).toBeVisible()
    await admin.reload()
    await admin.getByRole('button', { name: 'Ещё', exact: true }).click()
    await admin.getByRole('menuitem', { name: 'Текст (YAML)' }).click()
    await expect(admin.getByRole('textbox', { name: 'Текст маршрута' })).toHaveValue(/name: Моя репетиция/)
  })
})
