import type { Office } from './office.ts'
import { newId, nextTicks } from './office.ts'
import { refuse } from './refusal.ts'
import { type Ticks, ticksOf } from './ticks.ts'
import type { Entity, FeedEvent, PatchMarks, StoredMessage } from './world.ts'

/** What happened, to be written into one or several feeds. */
export type Happening = {
  message: StoredMessage
  entities: Entity[]
  /** Documents whose state it changed. */
  documentIds: string[]
  whole?: boolean
  marks?: PatchMarks
}

/** A reset of the lab leaves places in the feed whose messages are gone. */
export const isThere = (office: Office, { messageId }: FeedEvent): boolean =>
  office.world().messages[messageId] !== undefined

/**
 * Writes an event into the feed of one box and returns it. The event that brings a message carries the message's
 * id; a patch has an id of its own in each box.
 */
export const record = (office: Office, boxId: string, happening: Happening): FeedEvent => {
  const world = office.world()
  const feed = world.feeds[boxId] ?? []
  world.feeds[boxId] = feed
  const ticks = timeOf(office, feed)
  const event: FeedEvent = {
    eventId: happening.whole ? happening.message.id : newId(),
    ticks,
    messageId: happening.message.id,
    whole: happening.whole ?? false,
    entityIds: happening.entities
      .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === boxId)
      .map(({ id }) => id),
    documentIds: happening.documentIds,
    marks: happening.marks ?? {},
  }
  feed.push(event)
  touchDocuments(happening, boxId, ticks)
  office.context.touched()
  return event
}

// Now and then two neighbours share a timestamp, as they do in the service: a reader that pages by time alone
// loses one of them.
const timeOf = (office: Office, feed: FeedEvent[]): Ticks => {
  const last = feed.at(-1)
  return last && feed.length % 5 === 4 ? last.ticks : nextTicks(office)
}

const touchDocuments = ({ message, documentIds }: Happening, boxId: string, ticks: Ticks) => {
  message.patchedTicks[boxId] = ticks
  for (const entity of message.entities)
    if (entity.document && documentIds.includes(entity.id)) entity.document.modifiedTicks[boxId] = ticks
}

/** Writes the same event into the feeds of all boxes that hold the message; answers the one of `boxId`. */
export const recordForAll = (office: Office, boxId: string, happening: Happening): FeedEvent => {
  const hidden = happening.entities.length > 0 && happening.entities.every(({ onlyFor }) => onlyFor === boxId)
  const own = record(office, boxId, happening)
  if (!hidden)
    for (const other of happening.message.boxes) if (other !== boxId) record(office, other, happening)
  return own
}

type CursorKind = 'events' | 'docflow' | 'documents' | 'counteragents'

// Bytes that give '+' and '/' in base64, so that an address without percent-encoding breaks the cursor.
const marksOfKind: Record<CursorKind, number[]> = {
  events: [0xfb, 0xff, 0xbf],
  docflow: [0xfb, 0xef, 0xff],
  documents: [0xff, 0xfe, 0xfb],
  counteragents: [0xfe, 0xfb, 0xff],
}

/** An opaque cursor after the item with this number, good for one box and one kind of list. */
export const cursorAt = (kind: CursorKind, boxId: string, position: number): string => {
  const bytes = Buffer.alloc(10)
  bytes.set(marksOfKind[kind])
  bytes.writeUInt8(Number.parseInt(boxId.slice(0, 2), 16), 3)
  bytes.writeUInt32BE(position, 4)
  bytes.writeUInt16BE(0xdf7f, 8)
  return bytes.toString('base64')
}

/** Reads a cursor back; 400 when it is spoilt, of another box or of another list. */
export const positionOf = (kind: CursorKind, boxId: string, cursor: string | null): number => {
  if (cursor === null || cursor === '') return 0
  const bytes = Buffer.from(cursor, 'base64')
  if (bytes.length === 10 && cursorAt(kind, boxId, bytes.readUInt32BE(4)) === cursor)
    return bytes.readUInt32BE(4)
  throw refuse(400, 'cursor must have valid value')
}

/** Milliseconds of the lab as ticks, for comparisons with stored ones. */
export const labTicks = (office: Office): bigint => ticksOf(office.context.clock.now())
