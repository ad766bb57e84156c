import { insertEnvelopes, withDatabase } from './database.ts'
import { expect, test } from './fixtures.ts'
import { freshName, ownSupplyRoute } from './routes.ts'

const sections = ['/', '/routes', '/mappings', '/connections', '/operations', '/settings']

test('no page asks another origin for anything', async ({ admin, product, stack }) => {
  const route = await ownSupplyRoute(product, 'Только свой адрес')
  const foreign: string[] = []
  admin.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (!/^(data|blob):$/.test(protocol) && origin !== stack.url) foreign.push(request.url())
  })
  for (const path of [...sections, `/routes/${route.id}`]) {
    const answer = await admin.goto(path)
    expect(answer?.status()).toBe(200)
    await expect(admin.getByRole('heading', { level: 1 })).toBeAttached()
  }
  expect(foreign).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ contextOptions: { viewport: { width: 360, height: 760 }, hasTouch: true, isMobile: true } })

  test('nothing has to be scrolled sideways', async ({ admin, product }) => {
    const route = await ownSupplyRoute(product, 'Для телефона')
    for (const path of [...sections, `/routes/${route.id}`]) {
      await admin.goto(path)
      await expect(admin.getByRole('heading', { level: 1 })).toBeAttached()
      const over = await admin.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(over, path).toBeLessThanOrEqual(0)
    }
    await expect(admin.getByText('На телефоне маршрут можно только смотреть.')).toBeVisible()
  })
})

test('a thousand envelopes: the list loads, goes on, is narrowed and searched', async ({
  admin,
  product,
  stack,
}) => {
  const route = await ownSupplyRoute(product, 'Тысяча конвертов')
  const title = freshName('Массовая сделка')
  await withDatabase(stack.databaseUrl, (sql) =>
    insertEnvelopes(sql, { routeId: route.id, title, many: 1_000 }),
  )
  try {
    const rows = admin.getByRole('row').filter({ hasText: title })
    await admin.goto('/')
    await admin.getByLabel('Маршрут', { exact: true }).selectOption({ label: route.name })
    await expect(admin).toHaveURL(new RegExp(route.id))
    // The address holds the filter. The page works once it has asked for what it may have missed.
    const works = admin.waitForResponse(/\/envelopes\/rows/)
    await admin.reload()
    await works
    await expect(rows.first()).toContainText('1000')
    const first = await rows.count()
    expect(first).toBeLessThan(1_000)
    await admin.getByRole('button', { name: 'Показать ещё' }).click()
    await expect(rows).toHaveCount(first * 2)
    await expect(rows.last()).toContainText(String(1_000 - first * 2 + 1).padStart(4, '0'))

    await admin
      .getByRole('navigation', { name: 'Конверты по статусам' })
      .getByRole('link', { name: 'Отказ' })
      .click()
    await expect(admin).toHaveURL(/status=declined/)
    await expect(rows.first()).toContainText('Отказ')
    await expect(rows.filter({ hasText: 'Подписано' }).filter({ hasNotText: 'Отказ' })).toHaveCount(0)
    await admin.getByRole('button', { name: 'Сбросить' }).click()

    await admin.getByRole('searchbox').fill(`${title} 0777`)
    await expect(rows).toHaveCount(1)
    await admin.getByRole('searchbox').fill('700333')
    await expect(rows).toHaveCount(1)
    await expect(rows).toContainText('0333')
    await admin.getByRole('searchbox').fill('такого нет нигде')
    await expect(admin.getByText('По этим условиям конвертов нет')).toBeVisible()
  } finally {
    await withDatabase(stack.databaseUrl, (sql) => sql`delete from envelope where route_id = ${route.id}`)
  }
})
