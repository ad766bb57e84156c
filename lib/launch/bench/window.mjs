import { chromium } from '@playwright/test'
import { findBrowser } from '../browser.mjs'

/** A browser in which the first owner has signed in; every `open` is a page with nothing in its cache. */
export async function openWindow(stack) {
  const browser = await chromium.launch({ executablePath: await findBrowser() })
  const state = await signedIn(browser, stack)
  return {
    open: async (options = {}) => {
      const context = await browser.newContext({
        ...{ storageState: state, locale: 'ru-RU', timezoneId: 'Europe/Moscow' },
        ...{ viewport: { width: 1440, height: 900 }, ...options },
      })
      return context.newPage()
    },
    close: () => browser.close(),
  }
}

async function signedIn(browser, stack) {
  const context = await browser.newContext({ locale: 'ru-RU' })
  const page = await context.newPage()
  await page.goto((await stack.ownerLink()) ?? '')
  await page.locator('input[name=name]').fill('Вера Владелец')
  await page.locator('input[type=email]').fill('owner@example.com')
  await page.locator('input[type=password]').first().fill('a quiet river of 9 stones')
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/welcome'))
  const state = await context.storageState()
  await context.close()
  return state
}
