import { Permanent } from '#lib/failure.ts'
import type { LegOrderFrame, LegSnapshot } from '#lib/providers/provider.ts'
import { askPeople } from './asking.ts'
import type { Diadoc } from './client.ts'
import { withComment } from './comment.ts'
import { snapshotOf } from './map.ts'
import { dueAsks } from './requests.ts'
import { type Message, message } from './structures.ts'

/** A message with its entities, contents left out. */
export const readMessage = (diadoc: Diadoc, messageId: string, originalSignature = false): Promise<Message> =>
  diadoc.read('message', message, {
    query: {
      boxId: diadoc.boxId,
      messageId,
      ...(originalSignature ? { originalSignature: true } : {}),
    },
  })

/**
 * Reads the state of a leg, and asks those of our people whose turn has come: the service keeps no order among
 * requests, so the order of our own steps is kept here. Asking twice is impossible, each wave has one operation id.
 */
export async function readLeg(
  diadoc: Diadoc,
  messageId: string,
  frame: LegOrderFrame,
  webUrl: string,
): Promise<LegSnapshot> {
  const found = await readMessage(diadoc, messageId)
  const snapshot = snapshotOf(found, frame, { url: webUrl, boxId: diadoc.boxId })
  const asks = snapshot.status === 'submitted' ? dueAsks(found, frame) : []
  if (asks.length === 0) return withComment(diadoc, found, frame, snapshot)
  try {
    if (!(await askPeople(diadoc, found, frame, asks))) return snapshot
  } catch (error) {
    if (error instanceof Permanent && ownFault.has(error.code)) return failed(snapshot, error, frame)
    throw error
  }
  const asked = await readMessage(diadoc, messageId)
  return snapshotOf(asked, frame, { url: webUrl, boxId: diadoc.boxId })
}

/** Troubles of this leg alone: they end it, and must not hold up the feed that other legs live by. */
const ownFault: ReadonlySet<string> = new Set([
  'diadoc-not-an-employee',
  'diadoc-refused',
  'diadoc-conflict',
  'diadoc-not-found',
])

const failed = (snapshot: LegSnapshot, error: Permanent, frame: LegOrderFrame): LegSnapshot => ({
  ...snapshot,
  status: 'failed',
  raw: 'RequestRefused',
  comment: error.text[frame.locale],
})
