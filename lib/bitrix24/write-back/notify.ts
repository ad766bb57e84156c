import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import type { Params } from '#lib/bitrix24/query.ts'
import { asId } from '#lib/bitrix24/wire.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import { type AnyFailure, asFailure, Transient } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Action, CallOf } from './action.ts'

/**
 * Notifies users in Bitrix24. The tag is unique in the application: a repeat replaces the earlier notification
 * instead of adding one. Source: apidocs.bitrix24.com/api-reference/chats/notifications/
 */
export const notify: Action<'notify'> = { name: 'notify', run }

type Sent = { userId: string; notificationId?: string; failure?: AnyFailure }

async function send(client: Bitrix24Client, call: CallOf<'notify'>, userId: string): Promise<Sent> {
  const params: Params = { USER_ID: userId, MESSAGE: call.act.text, TAG: `INKROUTE|${call.mark}|${userId}` }
  // A webhook has no application of its own to keep tags apart.
  const owner = client.byWebhook ? { CLIENT_ID: 'inkroute' } : {}
  try {
    const options = { write: true, repeatable: true, priority: 'urgent' } as const
    const id = asId(await client.call('im.notify.system.add', { ...params, ...owner }, options))
    return id && id !== 'false' ? { userId, notificationId: id } : { userId }
  } catch (error) {
    return { userId, failure: asFailure(error) }
  }
}

async function run(client: Bitrix24Client, call: CallOf<'notify'>): Promise<Receipt> {
  const users = [...new Set(call.act.userIds)]
  const sent = await Promise.all(users.map((userId) => send(client, call, userId)))
  const transient = sent.find((one) => one.failure instanceof Transient)
  if (transient?.failure) throw transient.failure
  const reached = sent.filter((one) => one.notificationId !== undefined)
  const data = Object.fromEntries(
    reached.map((one) => [`notification.${one.userId}`, one.notificationId ?? '']),
  )
  const missed = sent.filter((one) => one.notificationId === undefined)
  if (missed.length === 0) return { how: users.length === 0 ? 'skipped' : 'done', data }
  const [firstMissed] = missed
  if (reached.length === 0 && firstMissed?.failure) throw firstMissed.failure
  const names = missed.map((one) => one.userId).join(', ')
  return {
    how: reached.length === 0 ? 'skipped' : 'done',
    text: say(
      `Битрикс24 не принял уведомление для пользователей: ${names}.`,
      `Bitrix24 did not take the notification for users: ${names}.`,
    ),
    data,
  }
}
