import { type Call, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { loose, textOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { findUser, type Notification } from '#lib/bitrix24/emulator/world.ts'

const notify = (call: Call, type: Notification['type']) => {
  const { portal, world, params, caller } = call
  const userId = wholeOf(loose(params, 'USER_ID')) ?? 0
  if (userId <= 0) throw new Refusal(400, 'USER_ID_EMPTY', "User ID can't be empty")
  const message = textOf(loose(params, 'MESSAGE')).trim()
  if (message === '') throw new Refusal(400, 'MESSAGE_EMPTY', "Message can't be empty")
  const tag = textOf(loose(params, 'TAG'))
  const subTag = textOf(loose(params, 'SUB_TAG'))
  // The tag belongs to an application: a webhook has to say for which one it speaks.
  const owner =
    caller.kind === 'application' ? world.application.clientId : textOf(loose(params, 'CLIENT_ID'))
  if ((tag !== '' || subTag !== '') && owner === '')
    throw new Refusal(400, 'CLIENT_ID_EMPTY', 'Client ID is empty')
  if (!findUser(world, userId)?.active) return { result: false }
  const fullTag = tag === '' ? '' : `${owner}|${tag}`
  if (fullTag !== '') {
    const others = world.notifications.filter((one) => one.tag !== fullTag)
    world.notifications.splice(0, world.notifications.length, ...others)
  }
  const id = portal.nextId('notification')
  const authorId = type === 'system' ? 0 : caller.user.id
  world.notifications.push({ id, userId, type, authorId, message, tag: fullTag, subTag, at: portal.stamp() })
  return { result: id }
}

/**
 * Notifications: a tag that comes again replaces what had it.
 * @see https://apidocs.bitrix24.com/api-reference/chats/notifications/index.html
 */
export const notificationMethods: Methods = guarded(
  { scope: ['im'] },
  {
    'im.notify.system.add': { run: (call) => notify(call, 'system') },
    'im.notify.personal.add': { run: (call) => notify(call, 'personal') },
    'im.notify': {
      run: (call) =>
        notify(call, textOf(loose(call.params, 'TYPE')).toUpperCase() === 'SYSTEM' ? 'system' : 'personal'),
    },
  },
)
