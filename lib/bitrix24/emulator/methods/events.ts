import { eventNames } from '#lib/bitrix24/emulator/event-names.ts'
import { raise } from '#lib/bitrix24/emulator/events.ts'
import { listed, readRow } from '#lib/bitrix24/emulator/listing.ts'
import { type Call, gates, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { isYes, jsonMapOf, loose, textOf, textsOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { portalTime } from '#lib/bitrix24/emulator/portal-time.ts'
import { Refusal } from '#lib/bitrix24/emulator/refusal.ts'

const denied = (text: string) => new Refusal(403, 'ACCESS_DENIED', `Access denied! ${text}`)

const bind = (call: Call) => {
  const { params, world, caller, portal } = call
  const event = textOf(loose(params, 'event')).toUpperCase()
  if (!eventNames(world).includes(event)) throw new Refusal(400, 'ERROR_EVENT_NOT_FOUND', 'Event not found')
  const offline = textOf(loose(params, 'event_type')).toLowerCase() === 'offline'
  const authType = wholeOf(loose(params, 'auth_type')) ?? 0
  if (offline && !caller.user.admin)
    throw denied('Offline events binding requires administrator access rights')
  if (authType > 0 && authType !== caller.user.id && !caller.user.admin)
    throw denied('Event binding with AUTH_TYPE requires administrator access rights')
  const handler = offline ? '' : textOf(loose(params, 'handler'))
  const url = URL.canParse(handler) ? new URL(handler) : undefined
  if (!offline && !url) throw new Refusal(400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL')
  if (url && !['http:', 'https:'].includes(url.protocol))
    throw new Refusal(400, 'ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol')
  const connector = textOf(loose(params, 'auth_connector'))
  const { events } = world.application
  const same = events.some(
    (one) =>
      one.event === event &&
      one.handler === handler &&
      one.offline === offline &&
      one.authType === authType &&
      one.connector === connector,
  )
  if (same) throw new Refusal(400, 'ERROR_CORE', 'Unable to set event handler: Handler already binded')
  events.push({
    id: portal.nextId('event'),
    event,
    handler,
    authType,
    userId: caller.user.id,
    offline,
    connector,
  })
  return { result: true }
}

const unbind = ({ params, world }: Call) => {
  const event = textOf(loose(params, 'event')).toUpperCase()
  const handler = textOf(loose(params, 'handler'))
  const authType = wholeOf(loose(params, 'auth_type'))
  const offline = textOf(loose(params, 'event_type')).toLowerCase() === 'offline'
  const { application } = world
  const kept = application.events.filter(
    (one) =>
      one.event !== event ||
      one.offline !== offline ||
      (!offline && one.handler !== handler) ||
      (authType !== undefined && one.authType !== authType),
  )
  const count = application.events.length - kept.length
  application.events = kept
  return { result: { count } }
}

type OfflineRow = Call['world']['offlineEvents'][number]

const offlineRow = (row: OfflineRow) => ({
  ID: String(row.id),
  TIMESTAMP_X: row.at,
  EVENT_NAME: row.event,
  EVENT_DATA: row.data,
  EVENT_ADDITIONAL: false,
  MESSAGE_ID: row.messageId,
})

/** Takes the oldest free rows; with `clear` 0 they are reserved until they are cleared by their process. */
const offlineGet = ({ params, world, portal }: Call) => {
  const limit = wholeOf(loose(params, 'limit')) ?? 50
  const clear = loose(params, 'clear') === undefined || isYes(loose(params, 'clear'))
  const connector = textOf(loose(params, 'auth_connector'))
  const wanted = textOf(loose(params, 'process_id'))
  const free = world.offlineEvents.filter((row) => row.processId === wanted && row.connector === connector)
  const taken = listed(
    free,
    { filter: loose(params, 'filter'), order: loose(params, 'order') ?? { ID: 'ASC' }, size: limit },
    (row, name) => readRow(offlineRow(row), name),
  ).items
  portal.touched()
  if (clear) {
    world.offlineEvents = world.offlineEvents.filter((row) => !taken.includes(row))
    return { result: { process_id: null, events: taken.map(offlineRow) } }
  }
  const processId = wanted || `${portalTime(portal.now()).replace(/\D/g, '')}${portal.nextId('process')}`
  for (const row of taken) row.processId = processId
  return { result: { process_id: processId, events: taken.map(offlineRow) } }
}

const offlineClear = ({ params, world }: Call) => {
  const processId = textOf(loose(params, 'process_id'))
  if (processId === '') throw new Refusal(400, 'ERROR_ARGUMENT', "Argument 'PROCESS_ID' is null or empty")
  const ids = textsOf(loose(params, 'id'))
  const messages = textsOf(loose(params, 'message_id'))
  const goes = (row: OfflineRow): boolean => {
    if (row.processId !== processId) return false
    if (ids.length > 0) return ids.includes(String(row.id))
    return messages.length === 0 || messages.includes(row.messageId)
  }
  world.offlineEvents = world.offlineEvents.filter((row) => !goes(row))
  return { result: true }
}

const offlineDenied = () => denied('Offline events require administrator access rights')

/**
 * Subscriptions to events and the queue of those that are fetched instead of sent.
 * @see https://apidocs.bitrix24.com/api-reference/events/index.html
 */
export const eventMethods: Methods = guarded(
  { application: gates.application },
  {
    'event.bind': { run: bind },
    'event.unbind': { run: unbind },
    'event.get': {
      run: ({ world }) => ({
        result: world.application.events.map((one) => ({
          event: one.event,
          handler: one.handler,
          auth_type: String(one.authType),
          offline: one.offline ? 1 : 0,
        })),
      }),
    },
    events: { run: ({ world }) => ({ result: eventNames(world) }) },
    'event.test': {
      run: ({ portal, params, caller }) => {
        const { auth: _, ...query } = params
        raise(portal, 'ONAPPTEST', { QUERY: jsonMapOf(query) }, caller.user.id)
        return { result: true }
      },
    },
    'event.offline.get': { admin: offlineDenied, run: offlineGet },
    'event.offline.clear': { admin: offlineDenied, run: offlineClear },
    'event.offline.list': {
      admin: offlineDenied,
      run: ({ params, world }) => {
        const rows = world.offlineEvents.map((row) => ({
          ...offlineRow(row),
          PROCESS_ID: row.processId,
          ERROR: '0',
        }))
        const { items, ...page } = listed(rows, params, readRow)
        return { ...page, result: items }
      },
    },
  },
)
