import { encodeForm } from '#lib/emulation/body.ts'
import type { EventBinding } from './application.ts'
import { type HandlerForm, portalAuth, userAuth } from './handler-auth.ts'
import type { Portal } from './portal.ts'
import { unixSeconds } from './portal-time.ts'
import type { Json } from './world.ts'

/** Posts one form to a handler of the application, as the vendor's queue does: once, without a repeat. */
export const postForm = (
  portal: Portal,
  given: { url: string; form: HandlerForm; channel: string },
): Promise<{ status: number; body: string }> =>
  portal.context.send({
    url: given.url,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Bitrix24 Webhook Engine' },
    body: encodeForm(given.form),
    channel: given.channel,
  })

const formOf = (
  portal: Portal,
  binding: EventBinding,
  data: HandlerForm,
  actorId: number | null,
): HandlerForm => {
  const holder = actorId === null ? null : binding.authType || actorId
  return {
    event: binding.event,
    event_handler_id: binding.id,
    data,
    ts: unixSeconds(portal.now()),
    auth: holder === null ? portalAuth(portal) : userAuth(portal, holder, binding.event === 'ONAPPINSTALL'),
  }
}

const queueOffline = (portal: Portal, binding: EventBinding, data: Json): void => {
  const { offlineEvents } = portal.world()
  const same = (event: string, other: Json) =>
    event === binding.event && JSON.stringify(other) === JSON.stringify(data)
  const kept = offlineEvents.filter((row) => row.processId !== '' || !same(row.event, row.data))
  const id = portal.nextId('offline')
  const row = {
    id,
    at: portal.stamp(),
    event: binding.event,
    data,
    messageId: String(id),
    processId: '',
    connector: binding.connector,
  }
  offlineEvents.splice(0, offlineEvents.length, ...kept, row)
}

/**
 * Tells the bound handlers that something happened. `actorId` null: automation did it, so no tokens go along.
 * Nothing is sent before the installation is finished. Delivery happens aside and is never repeated.
 * @see https://apidocs.bitrix24.com/api-reference/events/index.html
 */
export const raise = (
  portal: Portal,
  event: string,
  data: { [key: string]: Json },
  actorId: number | null,
): void => {
  const { application } = portal.world()
  const bound = application.events.filter((binding) => binding.event === event)
  for (const binding of bound.filter((one) => one.offline)) queueOffline(portal, binding, data)
  if (application.installed !== 'finished') return
  for (const binding of bound.filter((one) => !one.offline)) {
    const form = formOf(portal, binding, data, actorId)
    // The vendor's queue swallows failures of handlers too: whoever missed an event is never told.
    void postForm(portal, { url: binding.handler, form, channel: 'event' }).catch(() => undefined)
  }
}
