import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Envelope, isAsked, isOver, type Recipient, type RecipientKind } from './envelope.ts'
import { complete, decline, finish, send, view, voidIt } from './lifecycle.ts'

const at = '2026-03-02T09:00:00.000Z'

const recipient = (id: number, order: number, kind: RecipientKind = 'signers'): Recipient => ({
  recipientId: String(id),
  guid: `g${id}`,
  userId: `u${id}`,
  kind,
  order,
  fields: { name: `R${id}`, email: `r${id}@lab.example` },
  tabs: {},
  status: 'created',
  at: {},
})

const envelope = (recipients: Recipient[]): Envelope => ({
  id: 'e',
  status: 'created',
  fields: {},
  senderId: 's',
  at: { created: at, changed: at, modified: at },
  recipients,
  documents: [],
  textFields: [],
  listFields: [],
  notification: {},
  eventNotifications: [],
  audit: [],
})

describe('routing', () => {
  it('asks equal orders together and never waits for copies', () => {
    const one = envelope([recipient(1, 1), recipient(2, 1), recipient(3, 1, 'carbonCopies'), recipient(4, 2)])
    send(one, at, 'Sam')
    expect(one.recipients.map((each) => each.status)).toEqual(['sent', 'sent', 'completed', 'created'])
    const [first, second] = one.recipients
    if (first) finish(one, first, at)
    expect(one.recipients[3]?.status).toBe('created')
    const events = second ? finish(one, second, at) : []
    expect(events.map((each) => each.event)).toEqual([
      'recipient-delivered',
      'recipient-completed',
      'recipient-sent',
    ])
  })

  it('is delivered only when everybody has opened it', () => {
    const one = envelope([recipient(1, 1), recipient(2, 1)])
    send(one, at, 'Sam')
    const [first, second] = one.recipients
    if (first) view(one, first, at)
    expect(one.status).toBe('sent')
    expect(second ? view(one, second, at).map((each) => each.event) : []).toContain('envelope-delivered')
    expect(one.status).toBe('delivered')
  })

  it('refuses to void what is over', () => {
    const one = envelope([recipient(1, 1)])
    expect(() => voidIt(one, 'no', at, 'Sam')).toThrow("'Sent' or 'Delivered'")
  })
})

describe('any run', () => {
  const kinds: RecipientKind[] = ['signers', 'carbonCopies', 'certifiedDeliveries', 'agents', 'seals']
  const people = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(...kinds)), {
    minLength: 1,
    maxLength: 6,
  })

  it('ends in exactly one final state, and never asks two orders at once', () => {
    fc.assert(
      fc.property(people, fc.array(fc.nat(), { maxLength: 40 }), fc.boolean(), (given, choices, declines) => {
        const one = envelope(given.map(([order, kind], index) => recipient(index + 1, order, kind)))
        send(one, at, 'Sam')
        const events: string[] = []
        for (const choice of [...choices, ...given.map(() => 0)]) {
          const asked = one.recipients.filter((each) => isAsked(one, each))
          expect(new Set(asked.map((each) => each.order)).size).toBeLessThanOrEqual(1)
          const who = asked[choice % Math.max(1, asked.length)]
          if (!who) break
          const told = declines && choice % 7 === 6 ? decline(one, who, 'no', at) : finish(one, who, at)
          events.push(...told.map((each) => each.event))
        }
        if (one.status === 'signed') events.push(...complete(one, at).map((each) => each.event))
        expect(isOver(one)).toBe(true)
        expect(events.filter((event) => /^envelope-(completed|declined)$/.test(event))).toHaveLength(1)
      }),
    )
  })
})
