import { withDatabase } from './database.ts'
import { expect, test } from './fixtures.ts'
import { password, personWith } from './people.ts'
import { ownSupplyRoute } from './routes.ts'

test.use({ expectedErrors: [/401/] })

test('the first owner comes in by the printed link, and next time by password', async ({ page, stack }) => {
  await withDatabase(stack.databaseUrl, (sql) => sql`delete from membership where role = 'owner'`)
  const link = await stack.ownerLink()
  await page.goto(link)
  await page.getByLabel('Имя и фамилия').fill('Вера Владелец')
  await page.getByLabel('Электронная почта').fill('owner@example.com')
  await page.getByLabel('Придумайте пароль').fill(password)
  await page.getByRole('button', { name: 'Начать работу' }).click()
  await expect(page.getByRole('heading', { name: 'Конверты' })).toBeVisible()
  const account = page.getByRole('button', { name: 'Учётная запись: Вера Владелец' })
  await expect(account).toContainText('Владелец')

  await page.goto(link)
  await expect(page.getByText('Ссылка больше не действует')).toBeVisible()
  await expect(page.getByLabel('Придумайте пароль')).toHaveCount(0)

  await page.goto('/')
  await account.click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)

  await page.getByLabel('Электронная почта').fill('owner@example.com')
  await page.getByLabel('Пароль').fill('not the right one')
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page.getByText('Почта или пароль не подходят.')).toBeVisible()
  await page.getByLabel('Пароль').fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page.getByRole('heading', { name: 'Конверты' })).toBeVisible()
})

test('whoever is signed out is sent to the sign-in page', async ({ page }) => {
  for (const path of ['/', '/routes', '/mappings', '/connections', '/operations', '/settings']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in/)
  }
  expect((await page.request.get('/envelopes/rows')).status()).toBe(401)
  expect((await page.request.get('/api/live')).status()).toBe(401)
  expect((await page.request.get('/api/v1/envelopes')).status()).toBe(401)
})

test('a manager looks at routes and cannot publish them', async ({
  browser,
  contextOptions,
  product,
  stack,
}) => {
  const route = await ownSupplyRoute(product, 'Не для менеджера')
  const { state } = await personWith('manager', stack)
  const context = await browser.newContext({ ...contextOptions, storageState: state })
  const page = await context.newPage()
  await page.goto(`/routes/${route.id}`)
  await expect(page.getByTestId('node:sign-1')).toBeVisible()
  await expect(page.getByText('Только просмотр')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Опубликовать' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Настройки' })).toHaveCount(0)
  await page.goto('/connections')
  await expect(page.getByRole('heading', { name: 'Нет доступа' }).first()).toBeAttached()
  await context.close()
})
