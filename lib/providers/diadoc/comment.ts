import { isFailure, Transient } from '#lib/failure.ts'
import type { LegOrderFrame, LegSnapshot } from '#lib/providers/provider.ts'
import type { Diadoc } from './client.ts'
import { wavesOf } from './legs.ts'
import { isRejection } from './map.ts'
import { askStateOf, documentsOf } from './requests.ts'
import { type Entity, type Message, parsedRejection } from './structures.ts'

/**
 * What its author wrote when refusing, from whichever carrier holds it: a signed XML, a universal message, an old
 * plain text, or the comment of our own employee's resolution. A comment that cannot be read is simply missing: the
 * refusal itself is what matters.
 */
export async function withComment(
  diadoc: Diadoc,
  message: Message,
  frame: LegOrderFrame,
  snapshot: LegSnapshot,
): Promise<LegSnapshot> {
  if (snapshot.status !== 'declined' && snapshot.status !== 'failed') return snapshot
  const entity = refusalOf(message, frame)
  const comment = entity ? await read(diadoc, message, entity) : roamingText(message)
  if (!comment) return snapshot
  const people = snapshot.people.map((one) => (one.state === 'declined' ? { ...one, comment } : one))
  return { ...snapshot, comment, people }
}

function refusalOf(message: Message, frame: LegOrderFrame): Entity | undefined {
  const ids = new Set(documentsOf(message).map((one) => one.EntityId))
  const theirs = message.Entities.findLast((one) => ids.has(one.ParentEntityId) && isRejection(one))
  if (theirs) return theirs
  for (const ask of wavesOf(frame).flat()) {
    const answer = askStateOf(message, ask.label)
    if (answer.state === 'declined') return answer.entity
  }
  return undefined
}

const roamingText = (message: Message): string =>
  documentsOf(message).find((one) => one.DocumentInfo?.RoamingNotificationStatusDescription)?.DocumentInfo
    ?.RoamingNotificationStatusDescription ?? ''

async function read(diadoc: Diadoc, message: Message, entity: Entity): Promise<string> {
  const plain = entity.UniversalMessageInfo?.Events.map((one) => one.PlainText).filter((one) => one !== '')
  if (plain && plain.length > 0) return plain.join('\n')
  const query = { boxId: diadoc.boxId, messageId: message.MessageId, entityId: entity.EntityId }
  try {
    const bytes = await diadoc.bytes('entityContent', { query })
    if (entity.AttachmentType !== 'XmlSignatureRejection') return new TextDecoder().decode(bytes).trim()
    const raw = { bytes, type: 'application/xml' }
    return (await diadoc.read('parseSignatureRejection', parsedRejection, { raw })).ErrorMessage.trim()
  } catch (error) {
    // What may come later is worth waiting for; a refusal without readable text is not.
    if (error instanceof Transient || !isFailure(error)) throw error
    return ''
  }
}
