import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { designerOf } from './designer.ts'
import { expect, test } from './fixtures.ts'
import { emptyRoute } from './routes.ts'

test.use({ contextOptions: { viewport: { width: 1440, height: 900 }, locale: 'ru-RU' } })
test.setTimeout(120_000)

/** The field that has the focus, by what it is called. */
const expectFocus = (page: Page, name: string | RegExp) =>
  expect(page.locator(':focus')).toHaveAccessibleName(name)

/** Chooses an entry of one of the browser's own lists by arrows. */
async function choose(page: Page, name: string, option: string) {
  await tabTo(page, name)
  const chosen = page.locator(':focus option:checked')
  await page.keyboard.press('Home')
  for (let n = 0; n < 20 && (await chosen.textContent()) !== option; n++)
    await page.keyboard.press('ArrowDown')
  await expect(chosen).toHaveText(option)
}

/** Presses Tab until what is called so has the focus. */
async function tabTo(page: Page, name: string) {
  const focus = page.locator(':focus')
  for (let n = 0; n < 30; n++) {
    const label = await focus.evaluate((element) => {
      const labels = 'labels' in element ? (element as HTMLInputElement).labels : null
      return element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? ''
    })
    if (label.trim() === name) return
    await page.keyboard.press('Tab')
  }
  await expectFocus(page, name)
}

/** From the outline into the properties of the node there. */
async function properties(page: Page) {
  await page.keyboard.press('Enter')
  await expectFocus(page, 'Название')
}

async function backToOutline(page: Page, id: string) {
  await page.keyboard.press('Escape')
  await expect(page.getByTestId(`outline:${id}`)).toBeFocused()
}

async function participant(page: Page, typed: string, chosen: string) {
  await tabTo(page, 'Добавить участника')
  await page.keyboard.press('Enter')
  await expect(page.getByPlaceholder('Имя, роль или поле…')).toBeFocused()
  await page.keyboard.type(typed)
  await expect(page.getByRole('option', { name: chosen }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByPlaceholder('Имя, роль или поле…')).toHaveCount(0)
  await expectFocus(page, 'Добавить участника')
}

/** Leads an outcome of the node in the outline to another node, new or present. */
async function lead(page: Page, from: string, outcome: string, to: string, title = to) {
  const row = page.getByTestId(`way:${from}:${outcome}`)
  const entry = page.getByTestId(`outline:${from}`)
  await goTo(page, from)
  if ((await entry.getAttribute('aria-expanded')) === 'false') await page.keyboard.press('ArrowRight')
  await expect(entry).toHaveAttribute('aria-expanded', 'true')
  for (let n = 0; n < 5 && !(await row.evaluate((element) => element === document.activeElement)); n++) {
    await page.keyboard.press('ArrowDown')
    await expect(page.locator(':focus')).toHaveAttribute('role', 'treeitem')
  }
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(to)
  await page.keyboard.press('Enter')
  await expect(row).toBeFocused()
  await expect(row).toHaveAccessibleName(new RegExp(title))
}

/** Walks the outline to a node. */
async function goTo(page: Page, id: string) {
  const entry = page.getByTestId(`outline:${id}`)
  await page.keyboard.press('Home')
  await expect(page.getByTestId('outline:start-1')).toBeFocused()
  for (let n = 0; n < 60; n++) {
    await expect(page.locator(':focus')).toHaveAttribute('role', 'treeitem')
    if (await entry.evaluate((element) => element === document.activeElement)) return
    const before = await page.locator(':focus').getAttribute('data-row')
    await page.keyboard.press('ArrowDown')
    await expect(page.locator(':focus')).not.toHaveAttribute('data-row', before ?? '')
  }
  await expect(entry).toBeFocused()
}

test('a route of ten steps is built, verified and published without a mouse', async ({ admin, product }) => {
  const { id } = await emptyRoute(product, 'Без мыши')
  await admin.goto(`/routes/${id}`)
  const designer = designerOf(admin)
  await expect(designer.node('start-1')).toBeVisible()

  await test.step('the document', async () => {
    await designer.addByKeys('Документ', 'document-1')
    await admin.keyboard.press('F6')
    await expect(admin.getByTestId('outline:document-1')).toBeFocused()
    await properties(admin)
    await choose(admin, 'Откуда документ', 'Шаблон Битрикс24')
    await choose(admin, 'Шаблон', 'Договор поставки')
    await backToOutline(admin, 'document-1')
  })

  await test.step('ten steps, one after another', async () => {
    for (let n = 1; n <= 10; n++) {
      await designer.addByKeys('Согласование', `approve-${n}`)
      await admin.keyboard.press('F6')
      await expect(admin.getByTestId(`outline:approve-${n}`)).toBeFocused()
      await properties(admin)
      await admin.keyboard.type(`Шаг ${n}`)
      await choose(admin, 'Подключение', 'Inkroute')
      await participant(admin, 'Ответственный', 'Ответственный')
      await backToOutline(admin, `approve-${n}`)
    }
    await designer.addByKeys('Конец', 'end-1')
    await expect(designer.edges).toHaveCount(12)
  })

  await test.step('refusals lead to an end of their own', async () => {
    await admin.keyboard.press('F6')
    await expect(admin.getByTestId('outline:end-1')).toBeFocused()
    await expect(designer.state).toHaveAttribute('data-warnings', '10')
    await lead(admin, 'approve-1', 'declined', 'новому узлу конец', 'Завершён')
    await expect(designer.node('end-2')).toBeVisible()
    await goTo(admin, 'end-2')
    await properties(admin)
    await admin.keyboard.type('Отказано')
    await choose(admin, 'Чем завершить', 'Отклонён')
    await backToOutline(admin, 'end-2')
    for (let n = 2; n <= 10; n++) await lead(admin, `approve-${n}`, 'declined', 'Отказано')
    await expect(designer.state).toHaveAttribute('data-errors', '0')
    await expect(designer.state).toHaveAttribute('data-warnings', '0')
  })

  await test.step('axe finds nothing in the outline, the properties and the help', async () => {
    expect(await violations(admin, { further: ['best-practice'], without: ['region'] })).toEqual([])
  })

  await test.step('published by the palette', async () => {
    await expect(designer.saved).toBeVisible()
    await admin.keyboard.press('Control+k')
    await expect(admin.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await admin.keyboard.type('Опубликовать')
    await expect(admin.getByRole('option', { name: /Опубликовать/ }).first()).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await admin.keyboard.press('Enter')
    await expect(admin.getByRole('dialog', { name: 'Опубликовать маршрут' })).toBeVisible()
    await tabTo(admin, 'Опубликовать версию 1')
    await admin.keyboard.press('Enter')
    await expect(admin.getByText('Опубликована версия 1')).toBeVisible()
  })
})
