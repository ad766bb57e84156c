import type { LegOrderFrame } from '#lib/providers/provider.ts'
import { type Ask, wavesOf } from './legs.ts'
import type { Entity, Message } from './structures.ts'

/** What became of one request over all documents of the message. */
export type AskState =
  | { state: 'not-asked' }
  | { state: 'waiting' }
  | { state: 'done' | 'declined'; entity: Entity; by: string }

/** The documents of a message. */
export const documentsOf = (message: Message): Entity[] =>
  message.Entities.filter((one) => one.DocumentInfo && one.EntityType === 'Attachment' && !one.ParentEntityId)

/** True for a signature that our side put to the document and the service did not find bad. */
export const isSignedByUs = (document: Entity): boolean =>
  ['SenderSignatureUnchecked', 'SenderSignatureCheckedAndValid'].includes(
    document.DocumentInfo?.SenderSignatureStatus ?? '',
  )

/** Reads the answer to a request from the entities, the worst of all documents first. */
export function askStateOf(message: Message, label: string): AskState {
  const states = documentsOf(message).map((document) => oneState(message, document, label))
  const declined = states.find((one) => one.state === 'declined')
  if (declined) return declined
  const open = states.find((one) => one.state === 'not-asked' || one.state === 'waiting')
  return open ?? states[0] ?? { state: 'not-asked' }
}

function oneState(message: Message, document: Entity, label: string): AskState {
  const under = message.Entities.filter((one) => one.ParentEntityId === document.EntityId)
  const cancelled = new Set(
    message.Entities.filter((one) => one.CancellationInfo).map((one) => one.ParentEntityId),
  )
  const request = under.findLast(
    (one) => one.ResolutionRequestInfo && one.Labels.includes(label) && !cancelled.has(one.EntityId),
  )
  if (!request?.ResolutionRequestInfo) return { state: 'not-asked' }
  const { ResolvedWith, RequestType } = request.ResolutionRequestInfo
  const answer = under.find(
    (one) =>
      (ResolvedWith !== '' && one.EntityId === ResolvedWith) ||
      one.ResolutionInfo?.InitialRequestId === request.EntityId ||
      one.ResolutionRequestDenialInfo?.InitialRequestId === request.EntityId,
  )
  if (answer?.ResolutionRequestDenialInfo) {
    return { state: 'declined', entity: answer, by: answer.ResolutionRequestDenialInfo.Author }
  }
  if (answer?.ResolutionInfo) {
    const approved = ['Approve', '1'].includes(answer.ResolutionInfo.ResolutionType)
    return { state: approved ? 'done' : 'declined', entity: answer, by: answer.ResolutionInfo.Author }
  }
  const signed = RequestType === 'SignatureRequest' && isSignedByUs(document)
  if (signed)
    return { state: 'done', entity: answer ?? request, by: request.ResolutionRequestInfo.Target?.User ?? '' }
  return { state: 'waiting' }
}

/**
 * The wave of requests that is due: everybody before it has answered well and it has not been asked yet. Empty when
 * nothing is to be asked now.
 */
export function dueAsks(message: Message, frame: LegOrderFrame): Ask[] {
  if (documentsOf(message).every(isSignedByUs)) return []
  for (const wave of wavesOf(frame)) {
    const states = wave.map((ask) => askStateOf(message, ask.label).state)
    if (states.every((state) => state === 'done')) continue
    if (states.includes('declined')) return []
    return wave.filter((_ask, index) => states[index] === 'not-asked')
  }
  return []
}

/** Requests to employees of ours about unsigned documents that nobody has answered or taken back. */
export function openRequests(message: Message): Entity[] {
  const unsigned = new Set(
    documentsOf(message)
      .filter((one) => !isSignedByUs(one))
      .map((one) => one.EntityId),
  )
  const cancelled = new Set(
    message.Entities.filter((one) => one.CancellationInfo).map((one) => one.ParentEntityId),
  )
  const answered = new Set(
    message.Entities.flatMap((one) => [
      one.ResolutionInfo?.InitialRequestId ?? '',
      one.ResolutionRequestDenialInfo?.InitialRequestId ?? '',
    ]),
  )
  return message.Entities.filter(
    (one) =>
      one.ResolutionRequestInfo?.Target?.UserId &&
      one.ResolutionRequestInfo.ResolvedWith === '' &&
      unsigned.has(one.ParentEntityId) &&
      !cancelled.has(one.EntityId) &&
      !answered.has(one.EntityId),
  )
}
