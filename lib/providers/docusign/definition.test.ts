import { describe, expect, test } from 'vitest'
import type { LegOrder, LegStep } from '#lib/providers/provider.ts'
import { definitionOf, transactionIdOf } from './definition.ts'
import { readSettings } from './fields.ts'

const person = (id: string, more: object = {}) => ({
  id,
  name: `Name ${id}`,
  email: `${id}@example.com`,
  ...more,
})
const step = (id: string, more: Partial<LegStep> = {}): LegStep => ({
  id,
  act: 'sign',
  order: 'sequential',
  quorum: 'all',
  signature: 'simple',
  party: 'counterparty',
  people: [person(`${id}-0`)],
  ...more,
})
const order = (steps: LegStep[], more: Partial<LegOrder> = {}): LegOrder => ({
  key: 'k',
  title: 'Title',
  steps,
  files: [
    { id: 'a', name: 'a.pdf', mime: 'application/pdf', bytes: Uint8Array.of(1) },
    { id: 'b', name: 'b.docx', mime: 'application/msword', bytes: Uint8Array.of(2) },
  ],
  correlation: { portal: 'p', envelopeId: 'e', item: 'i' },
  locale: 'en',
  ...more,
})
const given = { transactionId: 't', pushUrl: 'https://example.com/push' }
const make = (steps: LegStep[], more: Partial<LegOrder> = {}, settings: Record<string, string> = {}) =>
  definitionOf(order(steps, more), readSettings({ hmacKeys: 'k', ...settings }), given)

describe('order of people', () => {
  test('sequential ones follow, parallel ones stand together, steps follow steps', () => {
    const two = [person('p1'), person('p2')]
    const steps = [step('a', { people: two }), step('b', { people: two, order: 'parallel' }), step('c')]
    const { signers } = make(steps).recipients
    expect(signers.map(({ recipientId, routingOrder }) => [recipientId, routingOrder])).toEqual([
      ['1', '1'],
      ['2', '2'],
      ['3', '3'],
      ['4', '3'],
      ['5', '4'],
    ])
  })

  test('everyone has a place in every document; approvers have two buttons', () => {
    const { signers } = make([step('a', { act: 'approve' }), step('b')]).recipients
    expect(Object.keys(signers[0]?.tabs ?? {})).toEqual(['approveTabs', 'declineTabs'])
    expect(signers[1]?.tabs).toMatchObject({ signHereTabs: [{ documentId: '1' }, { documentId: '2' }] })
    const anchored = make([step('a'), step('b')], {}, { anchor: '/s{n}/' }).recipients.signers
    expect(anchored[1]?.tabs).toMatchObject({ signHereTabs: [{ anchorString: '/s2/' }] })
  })
})

describe('signature kinds', () => {
  test('simple ones need no provider, stronger ones name it', () => {
    const phone = { people: [person('p', { phone: '+49 170 1234567', name: 'A: B' })] }
    const [simple] = make([step('a')]).recipients.signers
    expect(simple).not.toHaveProperty('recipientSignatureProviders')
    const [advanced] = make([step('a', { signature: 'UNEP', ...phone })]).recipients.signers
    expect(advanced).toMatchObject({
      name: 'A  B',
      recipientSignatureProviders: [{ signatureProviderOptions: { sms: '+491701234567' } }],
    })
    const [qualified] = make([step('a', { signature: 'QES' })], {}, { identityWorkflowId: 'w' }).recipients
      .signers
    expect(qualified).toMatchObject({ identityVerification: { workflowId: 'w' } })
  })

  test('an advanced signature without a phone is refused before sending', () => {
    expect(() => make([step('a', { signature: 'UNEP' })])).toThrow(/signer-without-phone/)
  })
})

describe('bounds', () => {
  test('long titles are cut, not refused', () => {
    expect(make([step('a')], { title: 'x'.repeat(150) }).emailSubject).toHaveLength(100)
  })

  test.each([
    ['nobody to write to', [step('a', { people: [{ id: 'p', name: 'P' }] })], {}, /signer-without-email/],
    [
      'some of several',
      [step('a', { quorum: 'any', people: [person('p'), person('q')] })],
      {},
      /quorum-not-kept/,
    ],
    ['nothing to sign', [step('a')], { files: [] }, /documents-do-not-fit/],
  ])('%s', (_, steps, more, error) => {
    expect(() => make(steps, more)).toThrow(error)
  })

  test('pushes are ordered only when they can be proved', () => {
    expect(make([step('a')])).toHaveProperty('eventNotification.includeHMAC', 'true')
    expect(make([step('a')], {}, { hmacKeys: '' })).not.toHaveProperty('eventNotification')
  })

  test('one order has one transaction id in each connection', () => {
    expect(transactionIdOf('c', 'k')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(transactionIdOf('c', 'k')).toBe(transactionIdOf('c', 'k'))
    expect(transactionIdOf('d', 'k')).not.toBe(transactionIdOf('c', 'k'))
  })
})
