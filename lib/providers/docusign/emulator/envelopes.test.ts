import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anchoredPdf, definition, type OpenLab, openLab, sendEnvelope } from './testing.ts'

let lab: OpenLab
beforeAll(async () => {
  lab = await openLab()
})
afterAll(() => lab.close())

const read = async (id: string, include = '') =>
  (await lab.api('GET', `/envelopes/${id}${include ? `?include=${include}` : ''}`)).json

describe('creating', () => {
  it('sends at once and answers strings and seven digit times', async () => {
    const { status, json } = await lab.api('POST', '/envelopes', await definition(lab))
    expect(status).toBe(201)
    expect(json).toEqual({
      envelopeId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: 'sent',
      statusDateTime: '2026-03-02T09:00:00.0000000Z',
      uri: `/envelopes/${json.envelopeId}`,
    })
  })

  it('takes real numbers and booleans', async () => {
    const given = {
      ...(await definition(lab)),
      recipients: { signers: [{ recipientId: 7, routingOrder: 1, name: 'N', email: 'n@n.example' }] },
      allowReassign: false,
    }
    const { json } = await lab.api('POST', '/envelopes', given)
    const envelope = await read(String(json.envelopeId), 'recipients')
    expect(envelope.allowReassign).toBe('false')
    expect(envelope.recipients).toMatchObject({ recipientCount: '1', signers: [{ recipientId: '7' }] })
  })

  it('takes binary documents', async () => {
    const given = JSON.stringify({
      ...(await definition(lab)),
      documents: [{ documentId: '1', name: 'Binary.pdf' }],
    })
    const pdf = await anchoredPdf(lab)
    const body = Buffer.concat([
      Buffer.from(
        `--b\r\nContent-Type: application/json\r\nContent-Disposition: form-data\r\n\r\n${given}\r\n`,
      ),
      Buffer.from('--b\r\nContent-Type: application/pdf\r\n'),
      Buffer.from('Content-Disposition: file; filename="Binary.pdf"; documentid=1\r\n\r\n'),
      pdf,
      Buffer.from('\r\n--b--\r\n'),
    ])
    const { status, json } = await lab.api('POST', '/envelopes', new Uint8Array(body), {
      'content-type': 'multipart/form-data; boundary=b',
    })
    expect(status).toBe(201)
    const got = await lab.api('GET', `/envelopes/${json.envelopeId}/documents/1`)
    expect(Buffer.compare(got.bytes, pdf)).toBe(0)
    expect(got.headers.get('content-disposition')).toBe('file; filename="Binary.pdf"; documentid="1"')
  })

  it('finds Cyrillic anchors and refuses absent ones unless told otherwise', async () => {
    const withAnchor = async (tab: Record<string, string>) => {
      const signers = [{ recipientId: '1', name: 'N', email: 'n@n.example', tabs: { signHereTabs: [tab] } }]
      return lab.api('POST', '/envelopes', await definition(lab, { recipients: { signers } }))
    }
    expect((await withAnchor({ anchorString: '{{подпись}}' })).status).toBe(201)
    const missing = await withAnchor({ anchorString: '/nowhere/' })
    expect(missing.status).toBe(400)
    expect(missing.json.errorCode).toBe('ANCHOR_TAB_STRING_NOT_FOUND')
    expect((await withAnchor({ anchorString: '/nowhere/', anchorIgnoreIfNotPresent: 'true' })).status).toBe(
      201,
    )
  })

  it.each([
    [
      'a bad address',
      { recipients: { signers: [{ recipientId: '1', name: 'N', email: 'x' }] } },
      'INVALID_EMAIL_ADDRESS_FOR_RECIPIENT',
    ],
    ['no subject', { emailSubject: '' }, 'ENVELOPE_IS_INCOMPLETE'],
    ['a subject that is too long', { emailSubject: 'x'.repeat(101) }, 'INVALID_REQUEST_PARAMETER'],
    [
      'a file that is no PDF',
      { documents: [{ documentId: '1', name: 'a.pdf', documentBase64: 'AAAA' }] },
      'UNABLE_TO_LOAD_DOCUMENT',
    ],
    [
      'an unknown signature provider',
      {
        recipients: {
          signers: [
            {
              recipientId: '1',
              name: 'N',
              email: 'n@n.example',
              recipientSignatureProviders: [{ signatureProviderName: 'EU Qualified' }],
            },
          ],
        },
      },
      'SIGNATURE_PROVIDER_INVALID_NAME',
    ],
    [
      'a plain http webhook elsewhere',
      { eventNotification: { url: 'http://app.example/hook' } },
      'INVALID_REQUEST_PARAMETER',
    ],
  ])('refuses %s and keeps nothing', async (_name, changes, errorCode) => {
    const before = (await lab.api('GET', '/envelopes?from_date=2026-01-01')).json.totalSetSize
    const { status, json } = await lab.api('POST', '/envelopes', await definition(lab, changes))
    expect([status, json.errorCode]).toEqual([400, errorCode])
    expect((await lab.api('GET', '/envelopes?from_date=2026-01-01')).json.totalSetSize).toBe(before)
  })

  it('sends a draft later', async () => {
    const id = await sendEnvelope(lab, { status: 'created' })
    expect((await read(id)).status).toBe('created')
    await lab.api('PUT', `/envelopes/${id}`, { status: 'sent' })
    expect((await read(id)).status).toBe('sent')
  })

  it('makes an asynchronous envelope later and tells it by transaction id only', async () => {
    const given = await definition(lab, { asynchronous: 'true', transactionId: 'tx-later' })
    const { json } = await lab.api('POST', '/envelopes', given)
    expect(json).toEqual({ status: 'Processing', statusDateTime: expect.any(String) })
    const statuses = async () =>
      (await lab.api('GET', '/envelopes?transaction_ids=tx-later')).json.envelopeTransactionStatuses
    expect(await statuses()).toEqual([{ transactionId: 'tx-later', status: 'processing' }])
    await lab.test.clock.advance(1_000)
    expect(await statuses()).toEqual([
      { transactionId: 'tx-later', envelopeId: expect.any(String), status: 'sent' },
    ])
  })
})

describe('finding', () => {
  it('needs a date or ids', async () => {
    const { status, json } = await lab.api('GET', '/envelopes')
    expect([status, json.errorCode]).toEqual([400, 'INVALID_REQUEST_PARAMETER'])
  })

  it('filters by custom field, status and time, and pages', async () => {
    const customFields = { textCustomFields: [{ name: 'operation_id', value: 'op 1' }] }
    const ids = [
      await sendEnvelope(lab, { customFields }),
      await sendEnvelope(lab, { customFields }),
      await sendEnvelope(lab, { customFields }),
    ]
    await lab.api('PUT', `/envelopes/${ids[0]}`, { status: 'voided', voidedReason: 'no' })
    const query = `from_date=2026-03-01&custom_field=${encodeURIComponent('operation_id=op 1')}`
    const all = (await lab.api('GET', `/envelopes?${query}&count=2&order_by=created`)).json
    expect(all).toMatchObject({ resultSetSize: '2', totalSetSize: '3', startPosition: '0', endPosition: '1' })
    const rest = (await lab.api('GET', String(all.nextUri))).json
    expect(rest).toMatchObject({ resultSetSize: '1', startPosition: '2' })
    const voided = (await lab.api('GET', `/envelopes?${query}&status=voided&from_to_status=voided`)).json
    expect(voided.envelopes).toMatchObject([{ envelopeId: ids[0], voidedReason: 'no' }])
    const none = (await lab.api('GET', `/envelopes?${query}&from_to_status=completed`)).json
    expect(none).toMatchObject({ resultSetSize: '0' })
    expect(none.envelopes).toBeUndefined()
  })

  it('reads many by ids in the body', async () => {
    const ids = [await sendEnvelope(lab), await sendEnvelope(lab)]
    const { json } = await lab.api('PUT', '/envelopes/status?envelope_ids=request_body', { envelopeIds: ids })
    expect(json).toMatchObject({ totalSetSize: '2' })
  })
})

describe('the life of an envelope', () => {
  it('goes by routing order to completed', async () => {
    const id = await sendEnvelope(lab)
    const states = async () =>
      (await lab.emulator.inbox?.())?.filter((one) => one.externalId === id).map((one) => one.state)
    expect(await states()).toEqual(['waiting', 'later'])
    await expect(lab.act(id, '2', 'sign')).rejects.toThrow('cannot act')
    await lab.act(id, '1', 'view')
    expect((await read(id)).status).toBe('sent')
    await lab.act(id, '1', 'sign')
    expect(await states()).toEqual(['done', 'waiting'])
    await lab.act(id, '2', 'view')
    expect((await read(id)).status).toBe('delivered')
    await lab.act(id, '2', 'sign')
    const done = await read(id, 'recipients')
    expect(done).toMatchObject({ status: 'completed', completedDateTime: expect.stringMatching(/\.\d{7}Z$/) })
    expect(done.recipients).toMatchObject({ signers: [{ status: 'completed' }, { status: 'completed' }] })
  })

  it('ends by one refusal', async () => {
    const id = await sendEnvelope(lab)
    await lab.act(id, '1', 'decline', 'Wrong amount')
    const envelope = await read(id, 'recipients')
    expect(envelope.status).toBe('declined')
    expect(envelope.recipients).toMatchObject({
      signers: [{ status: 'declined', declinedReason: 'Wrong amount' }, { status: 'created' }],
    })
    const again = await lab.api('PUT', `/envelopes/${id}`, { status: 'voided', voidedReason: 'x' })
    expect(again.json).toEqual({
      errorCode: 'ENVELOPE_CANNOT_VOID_INVALID_STATE',
      message: "Only envelopes in the 'Sent' or 'Delivered' states may be voided.",
    })
  })

  it('expires by the clock with a reason', async () => {
    const expirations = { expireEnabled: 'true', expireAfter: '3', expireWarn: '1' }
    const id = await sendEnvelope(lab, { notification: { expirations } })
    await lab.test.clock.advance(3 * 86_400_000 + 1)
    expect(await read(id)).toMatchObject({ status: 'voided', voidedReason: 'Envelope has expired.' })
  })

  it('reminds by its own plan and on demand', async () => {
    const reminders = { reminderEnabled: 'true', reminderDelay: '1', reminderFrequency: '1' }
    const id = await sendEnvelope(lab, { notification: { reminders } })
    const letters = async () => {
      const { mail } = (await lab.control('GET', '/mail')).body
      return Array.isArray(mail) ? mail.filter((one) => one.envelopeId === id).map((one) => one.kind) : []
    }
    expect(await letters()).toEqual(['invitation'])
    await lab.test.clock.advance(2 * 86_400_000 + 1)
    expect(await letters()).toEqual(['invitation', 'reminder', 'reminder'])
    await lab.api('PUT', `/envelopes/${id}?resend_envelope=true`, {})
    expect(await letters()).toHaveLength(4)
  })
})
