import { test as base, expect, type Page } from '@playwright/test'
import { createLab, type Lab } from './lab.ts'
import { personWith, type SignedIn } from './people.ts'
import { createProduct, type Product } from './product.ts'
import type { Process } from './stack.ts'

/** The running stack as a test sees it. */
export type Running = {
  url: string
  labUrl: string
  databaseUrl: string
  /** An owner's API token. */
  token: string
  ownerLink(): Promise<string>
  /** kill -9; the process comes back by itself. */
  kill(process: Process): Promise<void>
}

const told = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: the stack was not started`)
  return value
}

async function ask(path: string): Promise<string> {
  const response = await fetch(`${told('E2E_CONTROL_URL')}/${path}`, { method: 'POST' })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

const running = (): Running => ({
  url: told('E2E_URL'),
  labUrl: told('E2E_LAB_URL'),
  databaseUrl: told('E2E_DATABASE_URL'),
  token: told('E2E_TOKEN'),
  ownerLink: () => ask('owner-link'),
  kill: async (name) => {
    await ask(`kill/${name}`)
  },
})

/** Errors in the console of a page, collected from now on. */
function listen(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  return errors
}

type OfTest = {
  stack: Running
  lab: Lab
  product: Product
  /** Signed in as an administrator of the demo portal. */
  admin: Page
  expectedErrors: RegExp[]
  strayErrors: undefined
  noFaultsLeft: undefined
}
type OfWorker = { adminState: SignedIn }

/** Playwright's test with the stack; an error in the browser's console fails it unless the test expects it. */
export const test = base.extend<OfTest, OfWorker>({
  baseURL: async ({ browserName: _ }, use) => use(told('E2E_URL')),
  stack: async ({ browserName: _ }, use) => use(running()),
  lab: async ({ stack }, use) => use(createLab(stack.labUrl)),
  product: async ({ stack }, use) => use(createProduct(stack.url, stack.token)),
  adminState: [
    async ({ browserName: _ }, use) => use((await personWith('admin', running())).state),
    { scope: 'worker' },
  ],
  admin: async ({ browser, adminState, contextOptions, expectedErrors }, use) => {
    const context = await browser.newContext({ ...contextOptions, storageState: adminState })
    const page = await context.newPage()
    const errors = listen(page)
    await use(page)
    await context.close()
    expectNone(errors, expectedErrors)
  },
  expectedErrors: [[], { option: true }],
  strayErrors: [
    async ({ page, expectedErrors }, use) => {
      const errors = listen(page)
      await use(undefined)
      expectNone(errors, expectedErrors)
    },
    { auto: true },
  ],
  noFaultsLeft: [
    async ({ lab }, use) => {
      await use(undefined)
      await lab.faults([])
    },
    { auto: true },
  ],
})

function expectNone(errors: string[], expected: RegExp[]) {
  const stray = errors.filter((error) => !expected.some((one) => one.test(error)))
  expect(stray, 'errors in the console').toEqual([])
}

export { expect }
