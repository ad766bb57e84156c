import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLab, orderOf, type TestLab } from './test-lab.ts'

let lab: TestLab
beforeEach(async () => {
  lab = await openLab()
})
afterEach(() => lab.close())

const asked = (name: string) => lab.calls.filter((one) => one.request.name === name).length

describe('checking', () => {
  it('tells whose box it is', async () => {
    expect(await lab.connection.check()).toMatchObject({
      ok: true,
      account: expect.stringMatching(/Ромашка.*7710140679/),
    })
  })

  it('lists the boxes at hand when the given one is foreign', async () => {
    const foreign = lab.open({ boxId: '00000000-0000-0000-0000-000000000001' })
    await expect(foreign.check()).rejects.toMatchObject({
      code: 'diadoc-not-our-box',
      text: { ru: expect.stringContaining('Ромашка') },
    })
  })
})

describe('tokens', () => {
  it('are got once and reused', async () => {
    await lab.connection.check()
    await lab.connection.check()
    expect(asked('connect/token')).toBe(1)
  })

  it('are renewed five minutes before their end, with the rotated refresh token', async () => {
    await lab.connection.check()
    const first = lab.tokens.held
    const endMs = Date.parse(first?.expiresAt ?? '')
    await lab.test.clock.set(new Date(endMs - 301_000))
    await lab.connection.check()
    expect(asked('connect/token')).toBe(1)
    await lab.test.clock.set(new Date(endMs - 299_000))
    await lab.connection.check()
    expect(asked('connect/token')).toBe(2)
    expect(lab.tokens.held?.refreshToken).not.toBe(first?.refreshToken)
    expect(lab.tokens.held?.accessToken).not.toBe(first?.accessToken)
  })

  it('are replaced once when the service refuses them', async () => {
    await lab.connection.check()
    lab.test.faults.arm([{ kind: 'expire-token', times: 1 }])
    expect((await lab.connection.check()).ok).toBe(true)
    expect(asked('connect/token')).toBe(2)
  })

  it('that cannot be had are a lasting failure with a cure', async () => {
    const wrong = lab.open({ refreshToken: 'spent' })
    await expect(wrong.check()).rejects.toMatchObject({ name: 'Permanent', code: 'diadoc-no-access' })
  })

  it('come from login and password in the legacy mode', async () => {
    const legacy = lab.open({ auth: 'password' })
    expect((await legacy.check()).ok).toBe(true)
    expect(asked('connect/token')).toBe(0)
    const last = lab.calls.at(-1)?.request.headers?.authorization
    expect(last).toMatch(/^DiadocAuth ddauth_api_client_id=.+,ddauth_token=.+/)
  })
})

describe('refusals of the service', () => {
  it('are told apart', async () => {
    lab.test.faults.arm([{ kind: 'payment-required', times: 1 }])
    await expect(lab.connection.submit(await orderOf(lab))).rejects.toMatchObject({ code: 'diadoc-unpaid' })
  })

  it('of a network kind are transient', async () => {
    const nowhere = lab.open({ apiUrl: 'http://127.0.0.1:9' })
    await expect(nowhere.check()).rejects.toMatchObject({ name: 'Transient' })
  })
})

describe('the outside signal', () => {
  const push = (authorization: string, body = '{"messageId":"m1"}') => ({
    method: 'POST',
    headers: { authorization },
    query: new URLSearchParams(),
    body: new TextEncoder().encode(body),
  })

  it('is a hint when its secret fits', async () => {
    const poked = lab.open({ pokeSecret: 's3cret' })
    expect(await poked.receive?.(push('Bearer s3cret'))).toMatchObject([{ grade: 'hint', externalId: 'm1' }])
    expect(await poked.receive?.(push('Bearer s3cret', 'nonsense'))).toEqual([])
    await expect(poked.receive?.(push('Bearer other'))).rejects.toMatchObject({
      name: 'Refused',
      status: 401,
    })
  })

  it('is refused when no secret is set', async () => {
    await expect(lab.connection.receive?.(push('Bearer '))).rejects.toMatchObject({ status: 401 })
  })
})
