import type { ConnectionContext, LegOrder, OutgoingFile, Submitted } from '#lib/providers/provider.ts'
import { checkPeople } from './asking.ts'
import type { Diadoc } from './client.ts'
import { findRecipient } from './counterparty.ts'
import { type LegShape, shapeOf } from './legs.ts'
import { readLeg } from './reading.ts'
import { type Placed, place } from './shelf.ts'
import { message } from './structures.ts'

const longestComment = 5_000

/**
 * One message for the whole leg, unsigned and held back (DelaySend): the signature that a person of ours puts in
 * Diadoc sends it. Repeating the same order repeats the same operation, also after an unknown outcome.
 * https://developer.kontur.ru/doc/diadoc-api/http/PostMessage
 */
export async function submitLeg(
  diadoc: Diadoc,
  context: ConnectionContext,
  order: LegOrder,
): Promise<Submitted> {
  const { settings } = context
  const shape = shapeOf(order)
  await checkPeople(diadoc, order)
  const [person] = shape.theirSignature?.people ?? []
  const recipient = person ? await findRecipient(diadoc, person, settings.invite === 'true') : null
  const placed: Placed[] = []
  for (const file of order.files) placed.push(await place(diadoc, file))
  const posted = await diadoc.read('postMessage', message, {
    query: { operationId: order.key },
    json: messageFor(diadoc.boxId, order, shape, recipient?.boxId ?? null, placed),
  })
  const snapshot = await readLeg(diadoc, posted.MessageId, order, settings.webUrl ?? '')
  return { externalId: posted.MessageId, snapshot }
}

/** The message to post. Without a counterparty it stays inside our box. */
export function messageFor(
  boxId: string,
  order: LegOrder,
  shape: LegShape,
  toBoxId: string | null,
  placed: readonly Placed[],
): object {
  return {
    FromBoxId: boxId,
    ...(toBoxId ? { ToBoxId: toBoxId } : { IsInternal: true }),
    DelaySend: true,
    DocumentAttachments: order.files.map((file, index) => ({
      TypeNamedId: 'nonformalized',
      CustomDocumentId: customIdOf(order.key, file.id),
      NeedRecipientSignature: shape.theirSignature !== undefined,
      SignedContent: placed[index],
      Metadata: metadataOf(file),
      CustomData: [{ Key: 'inkroute', Value: order.correlation.envelopeId }],
      ...(order.message ? { Comment: order.message.slice(0, longestComment) } : {}),
    })),
  }
}

/** Under which id of ours a document is found again. */
export const customIdOf = (key: string, fileId: string): string => `${key}/${fileId}`

function metadataOf(file: OutgoingFile): { Key: string; Value: string }[] {
  const date = /^(\d{4})-(\d\d)-(\d\d)/.exec(file.date ?? '')
  return [
    { Key: 'FileName', Value: file.name },
    ...(file.number ? [{ Key: 'DocumentNumber', Value: file.number }] : []),
    ...(date ? [{ Key: 'DocumentDate', Value: `${date[3]}.${date[2]}.${date[1]}` }] : []),
  ]
}
