import type { Page } from '@playwright/test'
import { designerOf } from './designer.ts'
import { expect, test } from './fixtures.ts'
import { emptyRoute } from './routes.ts'

test.use({ contextOptions: { viewport: { width: 1440, height: 900 }, locale: 'ru-RU' } })
test.setTimeout(120_000)

/** Presses keys one after another. */
async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

test('undo outlives a reload, nodes are copied to another route, and what is searched is found', async ({
  admin,
  product,
}) => {
  const [one, two] = [await emptyRoute(product, 'Откуда'), await emptyRoute(product, 'Куда')]
  await admin.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await admin.goto(`/routes/${one.id}`)
  const designer = designerOf(admin)
  await expect(designer.node('start-1')).toBeVisible()
  await designer.addByKeys('Документ', 'document-1')
  await designer.addByKeys('Подписание', 'sign-1')
  await expect(designer.saved).toBeVisible()

  await admin.reload()
  await expect(designer.node('sign-1')).toBeVisible()
  await press(admin, 'Control+z', 'Control+z')
  await expect(designer.nodes).toHaveCount(1)
  await press(admin, 'Control+Shift+z', 'Control+Shift+z')
  await expect(designer.nodes).toHaveCount(3)
  await expect(designer.saved).toBeVisible()

  await press(admin, 'Control+a', 'Control+d', 'Shift+Digit1')
  await expect(designer.nodes, 'a route has one start').toHaveCount(5)
  await press(admin, 'Control+z', 'Control+a', 'Control+c')
  await admin.goto(`/routes/${two.id}`)
  await expect(designer.node('start-1')).toBeVisible()
  await admin.keyboard.press('Control+v')
  await expect(designer.node('sign-1')).toBeVisible()
  await expect(designer.edges).toHaveCount(1)

  await admin.keyboard.press('Control+f')
  const search = admin.getByRole('search', { name: 'Поиск на схеме' })
  await expect(search.getByRole('textbox')).toBeFocused()
  await admin.keyboard.type('подпис')
  await expect(search.getByRole('status')).toHaveText('1 из 1')
  await expect(admin.getByTestId('outline:sign-1').or(designer.inspector)).toBeVisible()
  await admin.keyboard.press('Escape')
  await expect(search).toHaveCount(0)
  await expect(admin.locator('.react-flow__node.selected')).toHaveCount(1)
  await admin.keyboard.press('Alt+ArrowLeft')
  await expect(admin.locator('.react-flow__node.selected [data-kind=document]')).toBeVisible()
  await admin.keyboard.press('Shift+m')
  await expect(admin.getByRole('img', { name: 'Мини-карта маршрута' })).toBeVisible()
})
