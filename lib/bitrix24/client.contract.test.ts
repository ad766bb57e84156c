import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestOf, type ServedEmulator, serve } from '#lib/emulation/testing.ts'
import { type ContractPortal, installAfresh, oneAtATime, sharedTokens } from './contract-portal.ts'
import { emulator } from './emulator/index.ts'

let served: ServedEmulator
let portal: ContractPortal
const control = (method: string, path: string, body: object = {}) =>
  served.emulator.control?.(requestOf(method, path, body))

beforeAll(async () => {
  served = await serve(emulator)
})
beforeEach(async () => {
  portal = await installAfresh(served, control)
})
afterAll(() => served.close())

const getDeal = (id: number) => ({ entityTypeId: 2, id, useOriginalUfNames: 'Y' })

describe('coalescing', () => {
  it('needs few requests for many calls under a limited budget', async () => {
    const governor = oneAtATime()
    const client = portal.client({ governor, http: governor.watch(portal.http) })
    const calls = Array.from({ length: 100 }, () =>
      client.call<{ item: { id: number } }>('crm.item.get', getDeal(101)),
    )
    const answers = await Promise.all(calls)
    expect(new Set(answers.map((answer) => answer.item.id))).toEqual(new Set([101]))
    expect(new Set(portal.requests.map((request) => request.name))).toEqual(new Set(['batch']))
    expect(portal.requests.length).toBeLessThanOrEqual(5)
  })

  it('brings odd texts through a batch unharmed', async () => {
    const client = portal.client()
    const titles = ['ООО «Ромашка» & Ко', 'a=b&c[d]=%41+ё', '100% "да"\n\tстрока', '<b>&amp;</b>', '𝄞 🙂']
    await Promise.all(
      titles.map((title, index) =>
        client.call(
          'crm.item.update',
          { entityTypeId: 2, id: 101 + index * 2, fields: { title } },
          { write: true, repeatable: true },
        ),
      ),
    )
    expect(portal.requests).toHaveLength(1)
    const read = await Promise.all(
      titles.map((_, index) =>
        client.call<{ item: { title: string } }>('crm.item.get', getDeal(101 + index * 2)),
      ),
    )
    expect(read.map((one) => one.item.title)).toEqual(titles)
  })

  it('gives an error of one call to its caller only', async () => {
    const client = portal.client()
    const [good, gone] = await Promise.allSettled([
      client.call('crm.item.get', getDeal(101)),
      client.call('crm.item.get', getDeal(99_999)),
    ])
    expect(good.status).toBe('fulfilled')
    expect(gone).toMatchObject({ reason: { code: 'bitrix24-not-found' } })
  })
})

describe('tokens', () => {
  it('are renewed once by two clients whose token expires at the same moment', async () => {
    const clients = [portal.client(), portal.client()]
    await served.test.clock.advance(2 * 3_600_000)
    const calls = clients.flatMap((client) => Array.from({ length: 5 }, () => client.call('profile')))
    await Promise.all(calls)
    expect(portal.tokens.renewals).toBe(1)
  })

  it('are not renewed by a client whose colleague has done so', async () => {
    const late = portal.client()
    const old = portal.tokens.held()
    await served.test.clock.advance(2 * 3_600_000)
    await portal.client().call('profile')
    const stale = { ...portal.tokens, current: async () => old.accessToken }
    await portal.client({ tokens: stale }).call('profile')
    await late.call('profile')
    expect(portal.tokens.renewals).toBe(1)
  })

  it('that were revoked end in a failure that says what to do', async () => {
    await control('POST', '/tokens/revoke')
    const attempt = portal.client().call('profile')
    await expect(attempt).rejects.toMatchObject({ name: 'Permanent', code: 'bitrix24-reauthorise' })
    await attempt.catch((failure) => expect(failure.cure.en).toContain('administrator'))
  })

  it('of an uninstalled application end too', async () => {
    await control('POST', '/uninstall')
    await expect(portal.client().call('profile')).rejects.toMatchObject({ name: 'Permanent' })
  })

  it('of a webhook need no renewal', async () => {
    const facts = (await served.emulator.credentials()) as Record<string, string>
    const address = { ...portal.address, clientEndpoint: facts.webhookUrl ?? '' }
    const none = { accessToken: '', refreshToken: '', expiresAt: new Date(0) }
    const client = portal.client({ address, tokens: sharedTokens(none) })
    expect(await client.call('profile')).toMatchObject({ ID: '1' })
    const refused = client.call('event.get')
    await expect(refused).rejects.toMatchObject({ name: 'Permanent' })
  })
})

describe('limits', () => {
  it('are told to the governor', async () => {
    const said: object[] = []
    const governor = { take: () => Promise.resolve(), report: (one: object) => said.push(one) }
    const client = portal.client({ governor })
    served.test.faults.arm([{ kind: 'query-limit', times: 1 }])
    await expect(client.call('profile')).rejects.toMatchObject({ name: 'Transient', outcome: 'none' })
    expect(said).toEqual([{ limited: true }])
    served.test.faults.arm([{ kind: 'operating-limit', match: 'crm.item.get', times: 1 }])
    const [item, profile] = await Promise.allSettled([
      client.call('crm.item.get', getDeal(101)),
      client.call('profile'),
    ])
    expect(item).toMatchObject({ reason: { code: 'bitrix24-operating-limit', outcome: 'none' } })
    expect(profile.status).toBe('fulfilled')
    expect(said).toContainEqual(expect.objectContaining({ method: 'crm.item.get', limited: true }))
    expect(said).toContainEqual(
      expect.objectContaining({ method: 'profile', operatingSeconds: expect.any(Number) }),
    )
  })
})

it('follows a renamed portal', async () => {
  const target = new URL(served.url).origin
  const old = createServer((incoming, response) => {
    response.writeHead(302, { location: `${target}${incoming.url}` }).end()
  })
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve))
  const oldOrigin = `http://127.0.0.1:${(old.address() as AddressInfo).port}`
  const renamed: string[] = []
  const client = portal.client({
    address: { ...portal.address, clientEndpoint: portal.address.clientEndpoint.replace(target, oldOrigin) },
    onRenamed: (endpoint) => renamed.push(endpoint),
  })
  expect(await client.call('crm.item.get', getDeal(101))).toMatchObject({ item: { id: 101 } })
  await client.call('profile')
  old.close()
  expect(renamed).toEqual([portal.address.clientEndpoint])
  expect(portal.requests).toHaveLength(3)
})
