import { docflowView } from './docflow-view.ts'
import { directionOf } from './document-view.ts'
import { enumIn } from './enums.ts'
import { cursorAt, isThere, positionOf } from './feed.ts'
import { type Fields, flag, int, needText, part, parts, text, texts, ticksIn } from './json.ts'
import { body, boxParam, type Call, type Method } from './method.ts'
import { boxIdOf, documentIn, documentsOf, messageIn } from './office.ts'
import { refuse } from './refusal.ts'
import { timestamp } from './ticks.ts'
import type { FeedEvent } from './world.ts'

const mostOnPage = 100

const lastEventOf = (call: Call, boxId: string, documentId: string): FeedEvent | undefined =>
  call.office.world().feeds[boxId]?.findLast(({ documentIds }) => documentIds.includes(documentId))

const one = (call: Call, boxId: string, messageId: string, entityId: string) => {
  const message = messageIn(call.office, boxId, messageId)
  const { entity, facts } = documentIn(message, boxId, entityId)
  const last = lastEventOf(call, boxId, entity.id)
  return docflowView(call.office, message, { ...entity, document: facts }, boxId, last)
}

const docflows = async (call: Call) => {
  const boxId = boxParam(call)
  const requests = parts(body(call), 'Requests')
  if (requests.length === 0) throw refuse(400, "Required field 'Requests' is missing")
  if (requests.length > mostOnPage)
    throw refuse(400, `At most ${mostOnPage} documents may be requested at once`)
  const Documents = []
  for (const request of requests) {
    const id = part(request, 'DocumentId')
    if (!id) throw refuse(400, "Required field 'DocumentId' is missing")
    Documents.push(await one(call, boxId, needText(id, 'MessageId'), needText(id, 'EntityId')))
  }
  return { Documents }
}

const byPacket = async (call: Call) => {
  const boxId = boxParam(call)
  const fields = body(call)
  const message = messageIn(call.office, boxId, needText(fields, 'PacketId'))
  const after = positionOf('documents', boxId, text(fields, 'AfterIndexKey') ?? null)
  const page = documentsOf(message).slice(after, after + (int(fields, 'Count') ?? mostOnPage))
  const Documents = []
  for (const [index, { id }] of page.entries())
    Documents.push({
      Document: await one(call, boxId, message.id, id),
      IndexKey: cursorAt('documents', boxId, after + index + 1),
    })
  return { Documents, NextPageIndexKey: Documents.at(-1)?.IndexKey }
}

type Changed = { event: FeedEvent; documentId: string; position: number }

// One event of the box that changed several documents stands here once for each of them.
const changesIn = (call: Call, boxId: string): Changed[] =>
  (call.office.world().feeds[boxId] ?? [])
    .flatMap((event) => event.documentIds.map((documentId) => ({ event, documentId })))
    .map((change, index) => ({ ...change, position: index + 1 }))

const filterOf = (call: Call, boxId: string, fields: Fields) => {
  const filter = part(fields, 'Filter')
  if (!filter) throw refuse(400, "Required field 'Filter' is missing")
  const from = ticksIn(part(filter, 'FromTimestamp'))
  const to = ticksIn(part(filter, 'ToTimestamp'))
  const messageTypes = texts(fields, 'MessageTypes')
  const directions = texts(fields, 'DocumentDirections')
  const types = texts(fields, 'TypeNamedIds')
  const given = text(fields, 'CounteragentBoxId')
  const counteragent = given && boxIdOf(given)
  return ({ event, documentId }: Changed): boolean => {
    if (!isThere(call.office, event)) return false
    const message = messageIn(call.office, boxId, event.messageId)
    const document = documentsOf(message).find(({ id }) => id === documentId)?.document
    return (
      (from === undefined || BigInt(event.ticks) >= from) &&
      (to === undefined || BigInt(event.ticks) <= to) &&
      (messageTypes.length === 0 || messageTypes.includes(message.type)) &&
      (directions.length === 0 || directions.includes(directionOf(message, boxId))) &&
      (types.length === 0 || (document !== undefined && types.includes(document.typeNamedId))) &&
      (!counteragent || message.fromBoxId === counteragent || message.toBoxId === counteragent)
    )
  }
}

const events = async (call: Call) => {
  const boxId = boxParam(call)
  const fields = body(call)
  const limit = int(fields, 'Limit') ?? mostOnPage
  if (limit < 1 || limit > mostOnPage) throw refuse(400, `Field 'Limit' must be from 1 to ${mostOnPage}`)
  const matches = filterOf(call, boxId, fields)
  const descending = enumIn(part(fields, 'Filter') ?? {}, 'SortDirection', 'SortDirection') === 'Descending'
  const after = positionOf('docflow', boxId, text(fields, 'AfterIndexKey') ?? null)
  const all = changesIn(call, boxId)
  const fresh = descending ? all.slice(0, after === 0 ? undefined : after - 1).reverse() : all.slice(after)
  const wanted = fresh.filter(matches)
  const populate = flag(fields, 'PopulateDocuments')
  const Events = []
  for (const { event, documentId, position } of wanted.slice(0, limit))
    Events.push({
      EventId: event.eventId,
      Timestamp: timestamp(event.ticks),
      DocumentId: { MessageId: event.messageId, EntityId: documentId },
      IndexKey: cursorAt('docflow', boxId, position),
      Document: populate ? await one(call, boxId, event.messageId, documentId) : undefined,
    })
  return { TotalCount: wanted.length, TotalCountType: 'Equal', Events }
}

/** Methods of the newest docflow structures. */
export const docflowMethods: Method[] = [
  { verb: 'POST', path: '/V5/GetDocflows', answers: 'json', takes: 'json', run: docflows },
  { verb: 'POST', path: '/V5/GetDocflowsByPacketId', answers: 'json', takes: 'json', run: byPacket },
  { verb: 'POST', path: '/V5/GetDocflowEvents', answers: 'json', takes: 'json', run: events },
]
