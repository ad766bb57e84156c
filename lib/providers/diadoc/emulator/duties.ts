import type { InboxItem } from '#lib/emulation/emulator.ts'
import type { Person } from './acting.ts'
import { childrenOf } from './entities.ts'
import { documentsOf, employeeOf, headOf, type Office, ownerOf } from './office.ts'
import { awaitsApproval, isDisapproved } from './resolutions.ts'
import { revocationRequestOf, stateOf } from './status.ts'
import type { DocumentFacts, Entity, StoredMessage } from './world.ts'

type DocumentEntity = Entity & { document: DocumentFacts }

/** Something that one person has to do with the documents of one message. */
export type Duty = {
  key: string
  kind:
    | 'sign-and-send'
    | 'sign-request'
    | 'approve-request'
    | 'approving-signature-request'
    | 'answer'
    | 'revocation'
  person: Person
  state: InboxItem['state']
  documents: DocumentEntity[]
  /** What gets the signature or the refusal: the documents, or the revocation requests. */
  targets: Entity[]
  requests: Entity[]
  sinceTicks: string
}

/** Everything that people of both sides have to do with a message, finished work included. */
export const dutiesOf = (office: Office, message: StoredMessage): Duty[] => {
  if (message.type === 'Draft') return []
  const requested = requestDuties(office, message)
  return [
    ...requested,
    ...senderDuty(office, message, requested),
    ...answerDuty(office, message),
    ...revocationDuties(office, message),
  ]
}

const headPerson = (office: Office, boxId: string): Person => ({
  boxId,
  employee: headOf(ownerOf(office, boxId)),
})

const requestKinds = {
  ApprovementRequest: 'approve-request',
  SignatureRequest: 'sign-request',
  ApprovementSignatureRequest: 'approving-signature-request',
} as const

const requestDuties = (office: Office, message: StoredMessage): Duty[] => {
  const groups = new Map<string, Duty>()
  for (const document of documentsOf(message))
    for (const entity of childrenOf(message, document.id)) {
      const { request, onlyFor } = entity
      if (!request || !onlyFor) continue
      const owner = ownerOf(office, onlyFor)
      const employee = (request.targetUserId && employeeOf(owner, request.targetUserId)) || headOf(owner)
      const state = requestState(message, entity)
      const group = `${request.type} ${employee.userId} ${state}`
      const duty = groups.get(group) ?? {
        key: `${requestKinds[request.type]}:${entity.id}`,
        kind: requestKinds[request.type],
        person: { boxId: onlyFor, employee },
        state,
        documents: [],
        targets: [],
        requests: [],
        sinceTicks: entity.createdTicks,
      }
      groups.set(group, duty)
      if (!duty.documents.some(({ id }) => id === document.id)) duty.documents.push(document)
      if (!duty.targets.some(({ id }) => id === document.id)) duty.targets.push(document)
      duty.requests.push(entity)
    }
  return [...groups.values()]
}

const requestState = (message: StoredMessage, { request }: Entity): InboxItem['state'] => {
  if (request?.cancelled) return 'cancelled'
  if (!request?.resolvedWith) return 'waiting'
  const answer = message.entities.find(({ id }) => id === request.resolvedWith)
  return answer?.denial || answer?.resolution?.type === 'Disapprove' ? 'declined' : 'done'
}

const senderDuty = (office: Office, message: StoredMessage, requested: Duty[]): Duty[] => {
  const documents = documentsOf(message)
  const wanted =
    message.delaySend ||
    documents.some(({ document }) => document.senderStatus === 'SenderSignatureCheckedAndInvalid')
  // A request for signature names who signs; the head is not asked a second time.
  if (!wanted || requested.some(({ kind, state }) => kind === 'sign-request' && state !== 'cancelled'))
    return []
  return [
    {
      key: 'sign-and-send',
      kind: 'sign-and-send',
      person: headPerson(office, message.fromBoxId),
      state: senderState(message, documents),
      documents,
      targets: documents.filter(({ document }) => unsigned(document)),
      requests: [],
      sinceTicks: message.createdTicks,
    },
  ]
}

const unsigned = ({ senderStatus }: DocumentFacts): boolean =>
  senderStatus === 'WaitingForSenderSignature' || senderStatus === 'SenderSignatureCheckedAndInvalid'

const senderState = (message: StoredMessage, documents: DocumentEntity[]): InboxItem['state'] => {
  const box = message.fromBoxId
  if (!documents.some(({ document }) => unsigned(document))) return 'done'
  if (documents.some((one) => one.document.deletedIn.includes(box))) return 'cancelled'
  if (documents.some((one) => awaitsApproval(message, one, box))) return 'later'
  if (documents.some((one) => isDisapproved(message, one, box))) return 'declined'
  return documents.some((one) => one.document.readIn.includes(box)) ? 'viewed' : 'waiting'
}

const answerDuty = (office: Office, message: StoredMessage): Duty[] => {
  const box = message.toBoxId
  if (!box) return []
  const documents = documentsOf(message).filter(({ document }) => document.needRecipientSignature)
  if (documents.length === 0) return []
  const open = documents.filter((one) => {
    const { response } = stateOf(message, one, box)
    return response === 'WaitingForRecipientSignature' || response === 'InvalidRecipientSignature'
  })
  return [
    {
      key: 'answer',
      kind: 'answer',
      person: headPerson(office, box),
      state: answerState(message, documents, open),
      documents,
      targets: open,
      requests: [],
      sinceTicks: documents[0]?.document.deliveryTicks ?? message.createdTicks,
    },
  ]
}

const answerState = (
  message: StoredMessage,
  documents: DocumentEntity[],
  open: DocumentEntity[],
): InboxItem['state'] => {
  const box = message.toBoxId ?? ''
  if (open.length === 0) {
    const states = documents.map((one) => stateOf(message, one, box).response)
    return states.includes('RecipientSignatureRequestRejected') ? 'declined' : 'done'
  }
  if (!message.boxes.includes(box)) {
    const withdrawn = documents.some(({ document }) => document.deletedIn.includes(message.fromBoxId))
    return withdrawn ? 'cancelled' : 'later'
  }
  if (open.some((one) => stateOf(message, one, box).revocation === 'RevocationAccepted')) return 'cancelled'
  return open.some(({ document }) => document.readIn.includes(box)) ? 'viewed' : 'waiting'
}

const revocationDuties = (office: Office, message: StoredMessage): Duty[] => {
  const asked = documentsOf(message).flatMap((document) => {
    const request = revocationRequestOf(message, document.id)
    return request?.revocation ? [{ document, request, initiator: request.revocation.boxId }] : []
  })
  return message.boxes.flatMap((box): Duty[] => {
    const mine = asked.filter(({ initiator }) => initiator !== box)
    if (mine.length === 0) return []
    const states = mine.map(({ document }) => stateOf(message, document, box).revocation)
    const open = mine.filter((_, index) => states[index] === 'RequestsMyRevocation')
    return [
      {
        key: `revocation:${box}`,
        kind: 'revocation',
        person: headPerson(office, box),
        state: open.length > 0 ? 'waiting' : states.includes('RevocationRejected') ? 'declined' : 'done',
        documents: mine.map(({ document }) => document),
        targets: open.map(({ request }) => request),
        requests: [],
        sinceTicks: mine[0]?.request.createdTicks ?? message.createdTicks,
      },
    ]
  })
}
