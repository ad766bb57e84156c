import { describe, expect, test } from 'vitest'
import { rawStatuses, snapshotOf } from './map.ts'
import { marksOf, seatsOf } from './people.ts'
import { envelopeSchema } from './wire.ts'

const steps = [
  {
    id: 'check',
    act: 'approve' as const,
    order: 'sequential' as const,
    quorum: 'all' as const,
    signature: 'simple' as const,
    party: 'ours' as const,
    people: [{ id: 'check-0', name: 'Anna' }],
  },
  {
    id: 'sign',
    act: 'sign' as const,
    order: 'parallel' as const,
    quorum: 'all' as const,
    signature: 'simple' as const,
    party: 'counterparty' as const,
    people: [
      { id: 'sign-0', name: 'Boris' },
      { id: 'sign-1', name: 'Clara' },
    ],
  },
]
const seats = seatsOf({ steps })

const envelope = (status: string, people: string[] = [], more: object = {}) =>
  envelopeSchema.parse({
    envelopeId: 'E',
    status,
    recipients: {
      signers: seats.map((seat, index) => ({
        recipientId: seat.recipientId,
        customFields: marksOf(seat),
        status: people[index] ?? 'created',
        ...(people[index] === 'declined' ? { declinedReason: 'Too dear' } : {}),
      })),
    },
    ...more,
  })

describe('status of an envelope', () => {
  test.each([
    ['created', [], 'preparing', 'created'],
    ['sent', ['sent'], 'submitted', 'sent'],
    ['sent', ['delivered'], 'viewed', 'recipient-delivered'],
    ['sent', ['completed', 'sent', 'sent'], 'viewed', 'recipient-delivered'],
    ['sent', ['completed', 'completed', 'sent'], 'partially_signed', 'recipient-completed'],
    ['delivered', ['delivered', 'delivered', 'delivered'], 'viewed', 'delivered'],
    ['delivered', ['completed', 'delivered', 'completed'], 'partially_signed', 'recipient-completed'],
    ['signed', ['completed', 'completed', 'signed'], 'partially_signed', 'signed'],
    ['completed', ['completed', 'completed', 'completed'], 'completed', 'completed'],
    ['declined', ['declined'], 'declined', 'declined'],
    ['voided', ['sent'], 'cancelled', 'voided'],
    ['correct', ['sent'], 'submitted', 'correct'],
    ['Completed', ['completed'], 'completed', 'completed'],
  ])('%s with %j is %s', (status, people, expected, raw) => {
    const snapshot = snapshotOf(envelope(status, people))
    expect([snapshot.status, snapshot.raw]).toEqual([expected, raw])
    expect(rawStatuses).toContainEqual(expect.objectContaining({ status: expected, raw }))
  })

  test('a word of tomorrow is kept and changes nothing', () => {
    expect(snapshotOf(envelope('archived'))).toMatchObject({ status: 'submitted', raw: 'archived' })
  })

  test.each([
    [{ voidedReason: 'Envelope has expired.' }],
    [{ voidedDateTime: '2026-03-03T00:00:01Z', expireDateTime: '2026-03-03T00:00:00Z' }],
  ])('voided with %j has expired', (more) => {
    const snapshot = snapshotOf(envelope('voided', ['completed', 'sent', 'created'], more))
    expect(snapshot.status).toBe('expired')
    expect(snapshot.people.map(({ state }) => state)).toEqual(['done', 'expired', 'expired'])
  })

  test('a reason that only mentions expiry is still voiding', () => {
    const more = {
      voidedReason: 'The offer expired',
      voidedDateTime: '2026-03-01T00:00:00Z',
      expireDateTime: '2026-06-01T00:00:00Z',
    }
    expect(snapshotOf(envelope('voided', [], more))).toMatchObject({
      status: 'cancelled',
      comment: 'The offer expired',
    })
  })
})

describe('people', () => {
  test('are recognised by their marks; strangers are left out', () => {
    const read = envelope('declined', ['completed', 'declined'])
    read.recipients?.signers.push({ recipientId: '9', name: 'Stranger', status: 'sent' })
    expect(snapshotOf(read)).toMatchObject({
      comment: 'Too dear',
      people: [
        { stepId: 'check', personId: 'check-0', state: 'done' },
        { stepId: 'sign', personId: 'sign-0', state: 'declined', comment: 'Too dear' },
        { stepId: 'sign', personId: 'sign-1', state: 'waiting' },
      ],
    })
  })

  test('numbers and booleans in the place of texts are taken', () => {
    const read = envelopeSchema.parse({
      envelopeId: 'E',
      status: 'sent',
      recipients: {
        signers: [{ recipientId: 1, routingOrder: 1, status: 'sent', customFields: ['inkroute-step:s'] }],
      },
    })
    expect(snapshotOf(read).people).toEqual([{ stepId: 's', personId: null, state: 'notified' }])
  })
})
