import { expect, test } from './fixtures.ts'

test('everything is up: health, sign-in page, lab', async ({ page, request, stack }) => {
  const health = await request.get('/api/health')
  expect(health.ok()).toBe(true)
  const opened = await page.goto('/')
  expect(opened?.status()).toBe(200)
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.locator('input[type=password]')).toBeVisible()
  const lab = await request.get(`${stack.labUrl}/control/credentials`)
  expect(lab.ok()).toBe(true)
})
