import { directionOf } from './document-view.ts'
import { enumValue } from './enums.ts'
import { cursorAt, isThere, positionOf } from './feed.ts'
import { messageView, patchView } from './message-view.ts'
import { boxParam, type Call, flagParam, intParam, type Method, param, sunsetDate } from './method.ts'
import { boxIdOf, documentsOf, messageIn } from './office.ts'
import { refuse } from './refusal.ts'
import type { FeedEvent, StoredMessage } from './world.ts'

const mostOnPage = 500
/** Up to here the count is exact. */
const countedUpTo = 5000

const eventView = async (call: Call, boxId: string, event: FeedEvent, position: number) => {
  const message = messageIn(call.office, boxId, event.messageId)
  const common = { EventId: event.eventId, IndexKey: cursorAt('events', boxId, position) }
  return event.whole
    ? { ...common, Message: await messageView(call.office, message, boxId) }
    : { ...common, Patch: patchView(call.office, message, event, boxId) }
}

const filterOf = (call: Call, boxId: string) => {
  const { query, office } = call
  const given = {
    messageType: query.get('messageType'),
    direction: query.get('documentDirection'),
    type: query.get('typeNamedId'),
    counteragent: query.get('counteragentBoxId'),
    from: ticksParam(call, 'timestampFromTicks'),
    to: ticksParam(call, 'timestampToTicks'),
  }
  const messageType = given.messageType && enumValue(given.messageType, 'MessageType', 'messageType')
  const direction = given.direction && enumValue(given.direction, 'DocumentDirection', 'documentDirection')
  const counteragent = given.counteragent && boxIdOf(given.counteragent)
  return (event: FeedEvent): boolean => {
    const message = office.world().messages[event.messageId]
    return (
      message !== undefined &&
      (!messageType || message.type === messageType) &&
      (!direction || directionOf(message, boxId) === direction) &&
      (!given.type || hasType(message, given.type)) &&
      (!counteragent || message.fromBoxId === counteragent || message.toBoxId === counteragent) &&
      (given.from === undefined || BigInt(event.ticks) >= given.from) &&
      (given.to === undefined || BigInt(event.ticks) <= given.to)
    )
  }
}

const hasType = (message: StoredMessage, typeNamedId: string): boolean =>
  documentsOf(message).some(({ document }) => document.typeNamedId === typeNamedId)

const ticksParam = ({ query }: Call, name: string): bigint | undefined => {
  const value = query.get(name)
  if (value === null || value === '') return undefined
  if (!/^\d+$/.test(value)) throw refuse(400, `Parameter '${name}' must be a number of ticks`)
  return BigInt(value)
}

const startOf = (call: Call, boxId: string, feed: FeedEvent[]): number => {
  const key = call.query.get('afterIndexKey')
  const eventId = call.query.get('afterEventId')
  if (key && eventId) throw refuse(400, 'Only one of afterIndexKey and afterEventId may be specified')
  if (!eventId) return positionOf('events', boxId, key)
  const index = feed.findIndex((event) => event.eventId === eventId)
  if (index < 0) throw refuse(400, 'afterEventId must be an identifier of an event of the box')
  return index + 1
}

const newEvents = async (call: Call) => {
  const boxId = boxParam(call)
  const limit = intParam(call, 'limit', mostOnPage, 1, mostOnPage)
  const order = call.query.get('orderBy')
  const descending = order !== null && enumValue(order, 'SortDirection', 'orderBy') === 'Descending'
  const feed = call.office.world().feeds[boxId] ?? []
  const after = startOf(call, boxId, feed)
  const matches = filterOf(call, boxId)
  const numbered = (event: FeedEvent, index: number) => ({ event, position: index + 1 })
  const fresh = descending
    ? feed
        .slice(0, after === 0 ? undefined : after - 1)
        .map(numbered)
        .reverse()
    : feed.slice(after).map((event, index) => numbered(event, after + index))
  const wanted = fresh.filter(({ event }) => matches(event))
  const page = wanted.slice(0, limit)
  return {
    TotalCount: Math.min(wanted.length, countedUpTo),
    TotalCountType: wanted.length > countedUpTo ? 'GreaterThanOrEqual' : 'Equal',
    Events: await Promise.all(page.map(({ event, position }) => eventView(call, boxId, event, position))),
  }
}

const oneEvent = (call: Call) => {
  const boxId = boxParam(call)
  flagParam(call, 'injectEntityContent', false)
  const id = param(call, 'eventId')
  const feed = call.office.world().feeds[boxId] ?? []
  const index = feed.findIndex(({ eventId }) => eventId === id)
  const event = feed[index]
  if (!event || !isThere(call.office, event)) throw refuse(404, 'Event is not found')
  return eventView(call, boxId, event, index + 1)
}

const lastEvent = (call: Call) => {
  const boxId = boxParam(call)
  const feed = call.office.world().feeds[boxId] ?? []
  const index = feed.findLastIndex((event) => isThere(call.office, event))
  const event = feed[index]
  return event ? eventView(call, boxId, event, index + 1) : { status: 204 }
}

const older = ['/V7', '/V6', '/V5', '/V4'].map(
  (version): Method => ({
    verb: 'GET',
    path: `${version}/GetNewEvents`,
    answers: 'json',
    sunset: sunsetDate,
    run: newEvents,
  }),
)

/** Methods of the feed of a box. */
export const eventMethods: Method[] = [
  { verb: 'GET', path: '/V8/GetNewEvents', answers: 'json', run: newEvents },
  ...older,
  { verb: 'GET', path: '/V3/GetEvent', answers: 'json', run: oneEvent },
  { verb: 'GET', path: '/V2/GetLastEvent', answers: 'json', run: lastEvent },
]
