import { describe, expect, it } from 'vitest'
import type { LegOrderFrame, LegStep } from '#lib/providers/provider.ts'
import { shapeOf } from './legs.ts'
import { snapshotOf } from './map.ts'
import { dueAsks } from './requests.ts'
import { rawStatuses } from './statuses.ts'
import { type Message, message } from './structures.ts'

const step = (id: string, changes: Partial<LegStep> = {}): LegStep => ({
  id,
  act: 'sign',
  order: 'sequential',
  quorum: 'all',
  signature: 'QES',
  party: 'ours',
  people: [{ id: `${id}-1`, name: 'A' }],
  ...changes,
})
const theirs = step('theirs', { party: 'counterparty' })
const legal = step('legal', { act: 'approve' })

const frameOf = (steps: LegStep[]): LegOrderFrame => ({
  key: 'k',
  title: 't',
  steps,
  files: [{ id: 'f', name: 'a.pdf', mime: 'application/pdf' }],
  correlation: { portal: 'p', envelopeId: 'e', item: '2:1' },
  locale: 'ru',
})

const documentOf = (info: object, id = 'd1') => ({
  EntityType: 'Attachment',
  EntityId: id,
  AttachmentType: 'Nonformalized',
  DocumentInfo: { CustomDocumentId: 'k/f', ...info },
})

const read = (entities: object[]): Message =>
  message.parse({ MessageId: 'm', FromBoxId: 'b1', LastPatchTimestampTicks: 1, Entities: entities })

const web = { url: 'https://diadoc.example', boxId: 'b1' }
const signed = { SenderSignatureStatus: 'SenderSignatureCheckedAndValid' }
const delivered = { ...signed, DeliveryTimestampTicks: '638585445988979088' }

describe('the state of one document', () => {
  it.each([
    [{ SenderSignatureStatus: 'WaitingForSenderSignature' }, 'submitted', 'WaitingForSenderSignature'],
    [
      { SenderSignatureStatus: 'SenderSignatureCheckedAndInvalid' },
      'submitted',
      'SenderSignatureCheckedAndInvalid',
    ],
    [{ SenderSignatureStatus: 'SenderSignatureUnchecked' }, 'submitted', 'Sent'],
    [delivered, 'delivered', 'WaitingForRecipientSignature'],
    [
      { ...delivered, RecipientResponseStatus: 'InvalidRecipientSignature' },
      'delivered',
      'InvalidRecipientSignature',
    ],
    [{ ...delivered, ProxySignatureStatus: 'WithProxySignature' }, 'partially_signed', 'WithProxySignature'],
    [
      { ...delivered, RecipientResponseStatus: 'WithRecipientSignature' },
      'completed',
      'WithRecipientSignature',
    ],
    [
      { ...delivered, RecipientResponseStatus: 'WithRecipientPartiallySignature' },
      'completed',
      'WithRecipientPartiallySignature',
    ],
    [
      { ...delivered, RecipientResponseStatus: 'RecipientSignatureRequestRejected' },
      'declined',
      'RecipientSignatureRequestRejected',
    ],
    [{ ...delivered, ProxySignatureStatus: 'ProxySignatureRejected' }, 'declined', 'ProxySignatureRejected'],
    [
      { ...delivered, RoamingNotificationStatus: 'RoamingNotificationStatusError' },
      'failed',
      'RoamingNotificationStatusError',
    ],
    [{ IsDeleted: true }, 'cancelled', 'IsDeleted'],
    [
      {
        ...delivered,
        RecipientResponseStatus: 'WithRecipientSignature',
        RevocationStatus: 'RevocationAccepted',
      },
      'revoked',
      'RevocationAccepted',
    ],
    [
      {
        ...delivered,
        RecipientResponseStatus: 'WithRecipientSignature',
        RevocationStatus: 'RequestsMyRevocation',
      },
      'completed',
      'WithRecipientSignature',
    ],
    [{ SenderSignatureStatus: 'SomethingNew' }, 'submitted', 'WaitingForSenderSignature'],
  ])('%o is %s', (info, status, raw) => {
    const snapshot = snapshotOf(read([documentOf(info)]), frameOf([step('ours'), theirs]), web)
    expect(snapshot).toMatchObject({ externalId: 'm', status, raw, ediNumber: 'd1' })
    expect(rawStatuses.some((one) => one.raw === raw && one.status === status)).toBe(true)
  })

  it('is undelivered when the service says so', () => {
    const failure = {
      EntityType: 'Attachment',
      EntityId: 'x',
      ParentEntityId: 'd1',
      AttachmentType: 'DeliveryFailureNotification',
    }
    const snapshot = snapshotOf(read([documentOf(signed), failure]), frameOf([theirs]), web)
    expect(snapshot.status).toBe('failed')
  })
})

describe('a packet', () => {
  const done = { ...delivered, RecipientResponseStatus: 'WithRecipientSignature' }
  const stateOf = (...infos: object[]) =>
    snapshotOf(
      read(infos.map((info, index) => documentOf(info, `d${index}`))),
      frameOf([step('ours'), theirs]),
      web,
    ).status

  it('is as far as its slowest document, and as bad as its worst', () => {
    expect(stateOf(done, done)).toBe('completed')
    expect(stateOf(done, delivered)).toBe('partially_signed')
    expect(stateOf(delivered, signed)).toBe('submitted')
    expect(
      stateOf(done, { ...delivered, RecipientResponseStatus: 'RecipientSignatureRequestRejected' }),
    ).toBe('declined')
  })
})

describe('requests to our people', () => {
  const waiting = { SenderSignatureStatus: 'WaitingForSenderSignature' }
  const request = (label: string, id: string, type = 'ApprovementRequest') => ({
    EntityType: 'Attachment',
    EntityId: id,
    ParentEntityId: 'd1',
    AttachmentType: 'ResolutionRequest',
    Labels: [label],
    ResolutionRequestInfo: { RequestType: type, Target: { UserId: 'u' } },
  })
  const answer = (requestId: string, ResolutionType: string) => ({
    EntityType: 'Attachment',
    EntityId: `${requestId}-answer`,
    ParentEntityId: 'd1',
    AttachmentType: 'Resolution',
    ResolutionInfo: { ResolutionType, Author: 'Лепесткова', InitialRequestId: requestId },
  })
  const frame = frameOf([legal, step('ours'), theirs])
  const due = (...entities: object[]) =>
    dueAsks(read([documentOf(waiting), ...entities]), frame).map((ask) => ask.label)

  it('are made in waves', () => {
    const asked = request('inkroute-0-0', 'r1')
    expect(due()).toEqual(['inkroute-0-0'])
    expect(due(asked)).toEqual([])
    expect(due(asked, answer('r1', 'Approve'))).toEqual(['inkroute-1-0'])
    expect(due(asked, answer('r1', 'Disapprove'))).toEqual([])
    expect(due(asked, answer('r1', 'Approve'), request('inkroute-1-0', 'r2', 'SignatureRequest'))).toEqual([])
  })

  it('are not made about what is signed already', () => {
    expect(dueAsks(read([documentOf(signed)]), frame)).toEqual([])
  })

  it('decide an inner leg alone', () => {
    const inner = frameOf([legal])
    const snapshot = (...entities: object[]) =>
      snapshotOf(read([documentOf(waiting), ...entities]), inner, web)
    const asked = request('inkroute-0-0', 'r1')
    expect(snapshot(asked)).toMatchObject({ status: 'submitted', people: [{ state: 'notified' }] })
    expect(snapshot(asked, answer('r1', 'Approve'))).toMatchObject({
      status: 'completed',
      raw: 'Approved',
      people: [{ state: 'done', name: 'Лепесткова' }],
    })
    expect(snapshot(asked, answer('r1', 'Disapprove')).status).toBe('declined')
  })
})

describe('legs that Diadoc cannot carry', () => {
  it.each([
    ['the counterparty before us', [theirs, step('ours')]],
    ['two counterparties', [theirs, step('other', { party: 'counterparty' })]],
    ['two signatures of ours', [step('a'), step('b'), theirs]],
    ['an approval by the counterparty', [step('x', { party: 'counterparty', act: 'approve' })]],
  ])('are refused: %s', (_name, steps) => {
    expect(() => shapeOf(frameOf(steps))).toThrow(expect.objectContaining({ code: 'diadoc-cannot-carry' }))
  })
})
