import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenLab, openLab, sendEnvelope } from './testing.ts'

let lab: OpenLab
beforeAll(async () => {
  lab = await openLab()
})
afterAll(() => lab.close())

const recipientsOf = async (id: string) =>
  (await lab.api('GET', `/envelopes/${id}/recipients?include_tabs=true`)).json

describe('correcting', () => {
  it('answers 200 with a result for each recipient', async () => {
    const id = await sendEnvelope(lab)
    await lab.act(id, '1', 'sign')
    const signers = [
      { recipientId: '1', name: 'Too Late' },
      { recipientId: '2', email: 'new@lab.example' },
      { recipientId: '9', name: 'Nobody' },
    ]
    const { status, json } = await lab.api('PUT', `/envelopes/${id}/recipients`, { signers })
    expect(status).toBe(200)
    expect(json.recipientUpdateResults).toMatchObject([
      { recipientId: '1', errorDetails: { errorCode: 'RECIPIENT_UPDATE_FAILED' } },
      { recipientId: '2', errorDetails: { errorCode: 'SUCCESS' } },
      { recipientId: '9', errorDetails: { errorCode: 'INVALID_RECIPIENT_ID' } },
    ])
    expect(await recipientsOf(id)).toMatchObject({
      signers: [{}, { email: 'new@lab.example', status: 'sent' }],
    })
  })

  it('brings a bounced recipient back with a new address', async () => {
    const id = await sendEnvelope(lab)
    await lab.control('POST', `/envelopes/${id}/recipients/1/bounce`, { reason: 'No such mailbox' })
    expect(await recipientsOf(id)).toMatchObject({
      signers: [{ status: 'autoresponded', autoRespondedReason: 'No such mailbox' }, {}],
    })
    await lab.api('PUT', `/envelopes/${id}/recipients`, {
      signers: [{ recipientId: '1', email: 'right@client.example' }],
    })
    const { mail } = (await lab.control('GET', '/mail')).body
    expect(mail).toContainEqual(expect.objectContaining({ to: 'right@client.example', kind: 'reminder' }))
    await lab.act(id, '1', 'sign')
    expect(await recipientsOf(id)).toMatchObject({ currentRoutingOrder: '2' })
  })

  it('refuses any of it when the envelope is over', async () => {
    const id = await sendEnvelope(lab)
    await lab.act(id, '1', 'decline')
    const { status, json } = await lab.api('PUT', `/envelopes/${id}/recipients`, { signers: [] })
    expect([status, json.errorCode]).toEqual([400, 'ENVELOPE_INVALID_STATUS'])
  })
})

describe('adding and removing', () => {
  it('asks an added recipient in their order, and ends when the last open one is removed', async () => {
    const id = await sendEnvelope(lab)
    const added = await lab.api('POST', `/envelopes/${id}/recipients`, {
      signers: [{ recipientId: '5', routingOrder: '3', name: 'Eve', email: 'eve@client.example' }],
    })
    expect(added.status).toBe(201)
    expect(added.json).toMatchObject({ signers: [{ recipientId: '5', status: 'created' }] })
    await lab.act(id, '1', 'sign')
    await lab.act(id, '2', 'sign')
    expect(await recipientsOf(id)).toMatchObject({ signers: [{}, {}, { recipientId: '5', status: 'sent' }] })
    await lab.api('DELETE', `/envelopes/${id}/recipients/5`)
    expect((await lab.api('GET', `/envelopes/${id}`)).json.status).toBe('completed')
  })

  it('tells agents, viewers and signers apart', async () => {
    const id = await sendEnvelope(lab, {
      recipients: {
        certifiedDeliveries: [{ recipientId: '1', name: 'Vi', email: 'vi@client.example' }],
        signers: [{ recipientId: '2', routingOrder: '2', name: 'Si', email: 'si@client.example' }],
      },
    })
    await lab.act(id, '1', 'view')
    expect(await recipientsOf(id)).toMatchObject({
      certifiedDeliveries: [{ status: 'completed' }],
      signers: [{ status: 'sent' }],
    })
  })
})

describe('locks', () => {
  it('keeps others out while it lasts', async () => {
    const id = await sendEnvelope(lab)
    const lock = await lab.api('POST', `/envelopes/${id}/lock`, {
      lockDurationInSeconds: 60,
      lockType: 'edit',
    })
    expect(lock.status).toBe(201)
    const again = await lab.api('POST', `/envelopes/${id}/lock`, {})
    expect(again.json.errorCode).toBe('EDIT_LOCK_ENVELOPE_ALREADY_LOCKED')
    const change = (headers = {}) => lab.api('PUT', `/envelopes/${id}`, { emailSubject: 'New' }, headers)
    expect((await change()).json.errorCode).toBe('EDIT_LOCK_NOT_LOCK_OWNER')
    const edit = JSON.stringify({ LockToken: lock.json.lockToken })
    expect((await change({ 'x-docusign-edit': edit })).status).toBe(200)
    await lab.test.clock.advance(61_000)
    expect((await change()).status).toBe(200)
    expect((await lab.api('GET', `/envelopes/${id}/lock`)).json.errorCode).toBe(
      'EDIT_LOCK_ENVELOPE_NOT_LOCKED',
    )
  })
})
