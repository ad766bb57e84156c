import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSettings } from './fields.ts'
import { receive } from './receive.ts'

const settings = readSettings({ hmacKeys: 'old\nnew' })

const push = (body: string, keys: string[]) => ({
  method: 'POST',
  query: new URLSearchParams(),
  body: new TextEncoder().encode(body),
  headers: Object.fromEntries(
    keys.map((key, index) => [
      `x-docusign-signature-${index + 1}`,
      createHmac('sha256', key).update(body).digest('base64'),
    ]),
  ),
})

const message = (more: object = {}, event = 'recipient-completed') =>
  JSON.stringify({
    event,
    apiVersion: 'v2.1',
    retryCount: 0,
    generatedDateTime: '2026-06-01T10:00:00.0000000Z',
    data: { accountId: 'a', envelopeId: 'E-1', recipientId: '1', ...more },
  })

const summary = {
  status: 'sent',
  statusChangedDateTime: '2026-06-01T09:59:59.1230000Z',
  recipients: {
    signers: [
      {
        recipientId: '1',
        status: 'completed',
        customFields: ['inkroute-step:s', 'inkroute-person:s-0', 'inkroute-act:sign'],
      },
      { recipientId: '2', status: 'sent', customFields: [] },
    ],
  },
}

describe('authenticity', () => {
  test.each([[['new']], [['old']], [['retired', 'new']]])('signed with %s: taken', async (keys) => {
    expect(await receive(push(message(), keys), settings)).toHaveLength(1)
  })

  test.each([[[]], [['retired']], [['']]])('signed with %s: 401', async (keys) => {
    await expect(receive(push(message(), keys), settings)).rejects.toMatchObject({ status: 401 })
  })

  test('one byte changed: 401; no key of ours: 401', async () => {
    const given = push(message(), ['new'])
    const changed = { ...given, body: new TextEncoder().encode(message().replace('E-1', 'E-2')) }
    await expect(receive(changed, settings)).rejects.toMatchObject({ status: 401 })
    await expect(receive(given, readSettings({}))).rejects.toMatchObject({ status: 401 })
  })

  test('the signature is checked before the body is parsed', async () => {
    await expect(receive(push('not json', ['retired']), settings)).rejects.toMatchObject({ status: 401 })
    expect(await receive(push('not json', ['new']), settings)).toEqual([])
  })
})

describe('what it tells', () => {
  test('with recipients it is the whole state', async () => {
    const [news] = await receive(push(message({ envelopeSummary: summary }), ['new']), settings)
    expect(news).toEqual({
      grade: 'push',
      key: 'e-1:recipient-completed:1:2026-06-01T10:00:00.0000000Z',
      snapshot: {
        externalId: 'e-1',
        status: 'partially_signed',
        raw: 'recipient-completed',
        at: '2026-06-01T09:59:59.123Z',
        people: [{ stepId: 's', personId: 's-0', state: 'done' }],
      },
    })
  })

  test('without them it is a hint', async () => {
    const [news] = await receive(push(message(), ['new']), settings)
    expect(news).toMatchObject({ grade: 'hint', externalId: 'e-1' })
  })

  test('a repeat has the same key although its retry count differs', async () => {
    const first = await receive(push(message(), ['new']), settings)
    const second = await receive(
      push(message().replace('"retryCount":0', '"retryCount":3'), ['new']),
      settings,
    )
    expect(second[0]?.key).toBe(first[0]?.key)
  })

  test.each(['template-created', 'click-agreed', 'workflow-failed'])(
    '%s is not about an envelope',
    async (event) => {
      expect(await receive(push(message({}, event), ['new']), settings)).toEqual([])
    },
  )
})
