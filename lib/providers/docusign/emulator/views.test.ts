import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenLab, openLab, sendEnvelope } from './testing.ts'
import type { WireObject } from './wire.ts'

let lab: OpenLab
beforeAll(async () => {
  lab = await openLab()
})
afterAll(() => lab.close())

const person = { name: 'Ann Client', email: 'ann@client.example', clientUserId: 'c1' }
const send = (changes: WireObject = {}) =>
  sendEnvelope(lab, {
    recipients: {
      signers: [
        { ...person, recipientId: '1', ...changes },
        {
          recipientId: '2',
          routingOrder: '2',
          name: 'Later',
          email: 'later@client.example',
          clientUserId: 'c2',
        },
      ],
    },
  })

const view = (id: string, changes: WireObject = {}) =>
  lab.api('POST', `/envelopes/${id}/views/recipient`, {
    returnUrl: 'https://app.example/back?a=1',
    authenticationMethod: 'none',
    userName: person.name,
    email: person.email,
    clientUserId: 'c1',
    ...changes,
  })

const open = (url: unknown) => fetch(String(url), { redirect: 'manual' })
const submit = async (html: string, form: Record<string, string>) => {
  const session = /name="session" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const answer = await fetch(`${lab.url}/Signing/submit`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ session, ...form }),
  })
  return { location: answer.headers.get('location'), html: await answer.text() }
}

const statusOf = async (id: string) => (await lab.api('GET', `/envelopes/${id}`)).json.status

describe('embedded signing', () => {
  it('opens once, marks the recipient as delivered, and goes back with the event', async () => {
    const id = await send()
    const { status, json } = await view(id)
    expect(status).toBe(201)
    const html = await (await open(json.url)).text()
    const { json: recipients } = await lab.api('GET', `/envelopes/${id}/recipients`)
    expect(recipients).toMatchObject({ signers: [{ status: 'delivered' }, { status: 'created' }] })
    expect((await open(json.url)).headers.get('location')).toBe(
      'https://app.example/back?a=1&event=ttl_expired',
    )
    expect((await submit(html, { answer: 'sign' })).location).toBe(
      'https://app.example/back?a=1&event=signing_complete',
    )
    expect((await submit(html, { answer: 'sign' })).location).toBeNull()
  })

  it('dies after 300 seconds', async () => {
    const { json } = await view(await send())
    await lab.test.clock.advance(301_000)
    expect((await open(json.url)).headers.get('location')).toContain('event=ttl_expired')
  })

  it('takes a refusal with its reason, and a postponement', async () => {
    const id = await send()
    const first = await (await open((await view(id)).json.url)).text()
    expect((await submit(first, { answer: 'later' })).location).toContain('event=cancel')
    const second = await (await open((await view(id)).json.url)).text()
    expect((await submit(second, { answer: 'decline', reason: 'No <b>' })).location).toContain(
      'event=decline',
    )
    expect(await statusOf(id)).toBe('declined')
  })

  it('wants required fields and the access code', async () => {
    const id = await send({ accessCode: '1234', tabs: { textTabs: [{ tabLabel: 'inn', required: 'true' }] } })
    const open1 = async () => (await open((await view(id)).json.url)).text()
    expect((await submit(await open1(), { answer: 'sign', accessCode: '0' })).location).toContain(
      'access_code_failed',
    )
    const missing = await submit(await open1(), { answer: 'sign', accessCode: '1234' })
    expect(missing.html).toContain('Please fill in: inn')
    const done = await submit(await open1(), { answer: 'sign', accessCode: '1234', 'tab.inn': '7700' })
    expect(done.location).toContain('signing_complete')
    expect((await lab.api('GET', `/envelopes/${id}/form_data`)).json.formData).toMatchObject([
      { value: '7700' },
    ])
  })

  it.each([
    [{ clientUserId: 'other' }, 'UNKNOWN_ENVELOPE_RECIPIENT'],
    [{ email: 'other@client.example' }, 'UNKNOWN_ENVELOPE_RECIPIENT'],
    [{ userName: 'Later', email: 'later@client.example', clientUserId: 'c2' }, 'RECIPIENT_NOT_IN_SEQUENCE'],
    [{ authenticationMethod: undefined }, 'INVALID_REQUEST_PARAMETER'],
  ])('refuses %o', async (changes, errorCode) => {
    const { status, json } = await view(await send(), changes)
    expect([status, json.errorCode]).toEqual([400, errorCode])
  })

  it('is not for recipients who get letters', async () => {
    const { json } = await view(await sendEnvelope(lab), { clientUserId: '' })
    expect(json.errorCode).toBe('INVALID_CAPTIVE_RECIPIENT_OPERATION')
  })
})

describe('the sender’s pages', () => {
  it('hold signing while correcting, and save new addresses', async () => {
    const id = await send()
    const { json } = await lab.api('POST', `/envelopes/${id}/views/correct`, {
      returnUrl: 'https://app.example/',
    })
    const html = await (await open(json.url)).text()
    expect(await statusOf(id)).toBe('correct')
    await expect(lab.act(id, '1', 'sign')).rejects.toThrow('cannot act')
    expect((await submit(html, { answer: 'save', 'email.1': 'x@client.example' })).location).toContain(
      'event=save',
    )
    expect(await statusOf(id)).toBe('sent')
    const { json: recipients } = await lab.api('GET', `/envelopes/${id}/recipients`)
    expect(recipients).toMatchObject({ signers: [{ email: 'x@client.example', status: 'sent' }, {}] })
  })

  it('send a draft', async () => {
    const id = await sendEnvelope(lab, { status: 'created' })
    const { json } = await lab.api('POST', `/envelopes/${id}/views/sender`, {
      returnUrl: 'https://app.example/',
    })
    await submit(await (await open(json.url)).text(), { answer: 'send' })
    expect(await statusOf(id)).toBe('sent')
  })
})
