import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { designerOf } from './designer.ts'
import { expect, test } from './fixtures.ts'
import { companies, contacts } from './lab.ts'
import { emptyRoute, ownSupplyRoute } from './routes.ts'

const looks = [
  { scheme: 'light', locale: 'ru' },
  { scheme: 'dark', locale: 'en' },
] as const

const expectNoViolations = async (page: Page, where: string) =>
  expect.soft(await violations(page), where).toEqual([])

for (const { scheme, locale } of looks) {
  test(`WCAG 2.2 AA holds, ${scheme}, ${locale}`, async ({ admin, lab, page, product, stack }) => {
    const choose = [
      { name: 'inkroute-theme', value: scheme, url: stack.url },
      { name: 'inkroute-locale', value: locale, url: stack.url },
    ]
    for (const context of [admin.context(), page.context()]) await context.addCookies(choose)
    await page.goto('/sign-in')
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme)
    await expectNoViolations(page, '/sign-in')

    const route = await ownSupplyRoute(product, 'Для всех')
    const deal = await lab.deal({
      title: 'Для всех',
      companyId: companies.vasilek,
      contactIds: [contacts.vasilkov],
    })
    await lab.robot(deal.id, { route_name: route.name })
    const { id } = await product.envelopeOf(deal.id)
    await product.externalId(id)
    const paths = ['/', `/envelopes/${id}`, '/routes', `/routes/${route.id}`]
    for (const path of [...paths, '/mappings', '/connections', '/operations', '/settings']) {
      await admin.goto(path)
      await expect(admin.getByRole('heading', { level: 1 })).toBeAttached()
      await expectNoViolations(admin, path)
    }
  })
}

test('by keyboard alone: skip link, command palette, nodes are added, connected and deleted', async ({
  admin,
  product,
}) => {
  await admin.goto('/')
  await admin.keyboard.press('Tab')
  const skip = admin.getByRole('link', { name: 'Перейти к содержимому' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await admin.keyboard.press('Enter')
  await expect(admin.locator('#content')).toBeFocused()

  await admin.keyboard.press('Control+k')
  const palette = admin.getByRole('dialog', { name: 'Найти или перейти' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await admin.keyboard.type('Маршруты')
  await expect(palette.getByRole('option', { name: 'Маршруты', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await admin.keyboard.press('Enter')
  await expect(admin).toHaveURL(/\/routes$/)

  const { id } = await emptyRoute(product, 'Клавиатура')
  await admin.goto(`/routes/${id}`)
  const designer = designerOf(admin)
  await expect(designer.node('start-1')).toBeVisible()
  await designer.addByKeys('Документ', 'document-1')
  await designer.addByKeys('Конец', 'end-1')
  await expect(designer.edges, 'each follows the one before').toHaveCount(2)
  await admin.keyboard.press('Control+z')
  await expect(designer.node('end-1')).toHaveCount(0)
  await admin.keyboard.press('Control+Shift+z')
  await expect(designer.node('end-1')).toBeVisible()

  await tabTo(admin, 'Узлы')
  await admin.keyboard.press('ArrowRight')
  await expect(admin.getByRole('tab', { name: 'Структура' })).toHaveAttribute('aria-selected', 'true')
  const entry = admin.getByTestId('outline:document-1')
  await entry.focus()
  await admin.keyboard.press('ArrowRight')
  await admin.keyboard.press('ArrowRight')
  const way = admin.getByRole('treeitem', { name: /^далее: в/ })
  await expect(way).toBeFocused()
  await admin.keyboard.press('Delete')
  await expect(designer.edges).toHaveCount(1)
  await admin.keyboard.press('Enter')
  await expect(admin.getByRole('dialog', { name: 'Куда ведёт «далее»' }).getByRole('combobox')).toBeFocused()
  await admin.keyboard.type('Завершён')
  await admin.keyboard.press('Enter')
  await expect(designer.edges).toHaveCount(2)
  await expect(way).toBeFocused()
  await admin.keyboard.press('ArrowLeft')
  await expect(entry).toBeFocused()
  await admin.keyboard.press('Delete')
  await expect(designer.node('document-1')).toHaveCount(0)
  await expect(designer.saved).toBeVisible()
})

/** Presses Tab until the tab of this name has the focus, as a person would. */
async function tabTo(page: Page, name: string) {
  const wanted = page.getByRole('tab', { name })
  const stops = 60
  for (let n = 0; n < stops; n++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
}
