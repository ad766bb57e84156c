import type { Emulator } from '#lib/emulation/emulator.ts'
import { createTestContext, requestOf, type TestContext, type TestOptions } from '#lib/emulation/testing.ts'
import { emulator as factory } from './index.ts'

/** What came back from the emulator, parsed. */
export type Reply = {
  status: number
  body: Record<string, unknown>
  headers: Readonly<Record<string, string>>
}

/** A portal under test with short ways to its interfaces. */
export type TestPortal = {
  emulator: Emulator
  test: TestContext
  /** Calls a method with a JSON body; the installer's token goes along unless `auth` is given. */
  rest(method: string, params?: object): Promise<Reply>
  control(method: string, path: string, body?: object): Promise<Reply>
  /** Tokens of the installation. */
  tokens: { access: string; refresh: string; application: string }
  clientId: string
  clientSecret: string
}

const replyOf = (answer: {
  status: number
  body?: unknown
  headers?: Readonly<Record<string, string>>
}): Reply => ({
  status: answer.status,
  body: (answer.body ?? {}) as Record<string, unknown>,
  headers: answer.headers ?? {},
})

/** Opens a portal whose application was installed by the admin and finished; limits are as on an ordinary plan. */
export const openTestPortal = async (options: TestOptions = {}): Promise<TestPortal> => {
  const test = createTestContext('bitrix24', options)
  // Setting type takes longer than all the rest; no test here looks at the page.
  test.context.pdf.render = async ({ title }) => new TextEncoder().encode(`%PDF-1.7 ${title}`)
  const emulator = await factory.create(test.context)
  const control = async (method: string, path: string, body?: object) => {
    const answer = await emulator.control?.(requestOf(method, path, body))
    return replyOf(answer ?? { status: 0 })
  }
  const made = await control('POST', '/application', {
    installUrl: 'http://127.0.0.1:3000/api/bitrix24/install',
  })
  await control('POST', '/install', {})
  await control('POST', '/install/finish')
  const form = new URLSearchParams(String(test.sent[0]?.body))
  const tokens = {
    access: form.get('AUTH_ID') ?? '',
    refresh: form.get('REFRESH_ID') ?? '',
    application: form.get('APPLICATION_TOKEN') ?? '',
  }
  const rest = async (method: string, params: object = {}) =>
    replyOf(await emulator.handle(requestOf('POST', `/rest/${method}`, { auth: tokens.access, ...params })))
  const clientId = String(made.body.clientId)
  return { emulator, test, rest, control, tokens, clientId, clientSecret: String(made.body.clientSecret) }
}

/** Reads a place deep in a reply: `at(reply.body, 'result', 'item', 'id')`. */
export const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value)
