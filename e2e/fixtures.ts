import { test as base, expect } from '@playwright/test'
import type { Process } from './stack.ts'

/** The running stack as a test sees it. */
export type Running = {
  url: string
  labUrl: string
  databaseUrl: string
  /** An owner's API token. */
  token: string
  ownerLink(): Promise<string>
  seedDemo(): Promise<void>
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
  seedDemo: async () => {
    await ask('demo')
  },
  kill: async (name) => {
    await ask(`kill/${name}`)
  },
})

/** Playwright's test with the stack; an error in the browser's console fails it unless the test expects it. */
export const test = base.extend<{ stack: Running; expectedErrors: RegExp[]; strayErrors: undefined }>({
  baseURL: async ({ browserName: _ }, use) => use(told('E2E_URL')),
  stack: async ({ browserName: _ }, use) => use(running()),
  expectedErrors: [[], { option: true }],
  strayErrors: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      await use(undefined)
      const stray = errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))
      expect(stray, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
