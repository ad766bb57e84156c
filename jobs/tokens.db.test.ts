import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConnectionTokens } from '#lib/engine/connection-tokens.ts'
import { createEngine, type Engine } from '#lib/engine/engine.ts'
import { type DemoStage, rehearseDemo } from './demo-stage.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
})
afterAll(() => stage?.close())

const two = (): Engine[] => ['first', 'second'].map((workerId) => createEngine({ ...stage.engine, workerId }))

/** How often a system was asked for a token. */
const renewals = async (system: string, path: RegExp) =>
  (await stage.calls(system)).filter((call) => path.test(call.path) && call.method !== 'OPTIONS').length

test.each([
  ['docusign', /oauth\/token/],
  ['diadoc', /connect\/token/],
] as const)('two processes without a token for %s get one between them', async (provider, path) => {
  await stage.engine.sql`update connection set tokens_sealed = null where provider = 'docusign'`
  const id = stage.connections[provider]
  if (provider === 'diadoc') await forgetAccess(id)
  const before = await renewals(provider, path)
  const check = async (engine: Engine) => (await engine.connections.of(id)).connection.check()
  const checks = await Promise.all([...two(), ...two()].map(check))
  expect(checks.map((one) => one.ok)).toEqual([true, true, true, true])
  expect(await renewals(provider, path)).toBe(before + 1)
})

// Last: the clock of the lab stays ahead, and providers look at the time of our assertions.
test('two processes that find the portal’s token expired renew it once', async () => {
  const engines = two()
  const users = (engine: Engine) =>
    engine.portals
      .of(stage.portalId)
      .then(({ client }) => client.call<unknown[]>('user.get', { FILTER: { ID: 1 } }))
  await Promise.all(engines.map(users))
  const before = await renewals('bitrix24', /oauth\/token/)
  await stage.control('POST', '/control/clock', { advanceMs: 2 * 3_600_000 })
  const answers = await Promise.all([...engines, ...engines].map(users))
  expect(answers.every((answer) => JSON.stringify(answer).includes('"ID"'))).toBe(true)
  expect(await renewals('bitrix24', /oauth\/token/)).toBe(before + 1)
})

/** The access token is taken for refused; the refresh token, which is good for one renewal, stays. */
async function forgetAccess(connectionId: string): Promise<void> {
  const tokens = createConnectionTokens(stage.engine, connectionId)
  const held = await tokens.use(
    () => true,
    () => Promise.reject(new Error('there is one')),
  )
  await tokens.reject('another')
  expect(
    (
      await tokens.use(
        () => true,
        () => Promise.reject(new Error('there is one')),
      )
    ).accessToken,
  ).toBe(held.accessToken)
  await tokens.reject(held.accessToken)
}
