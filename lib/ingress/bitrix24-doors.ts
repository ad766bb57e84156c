import { hash } from 'node:crypto'
import { createFormParser, type Form, formAt, formLimits, textAt } from '#lib/bitrix24/form.ts'
import { readEvent, readHook } from '#lib/bitrix24/incoming.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Answer } from './answer.ts'
import type { BodyRule } from './body.ts'
import type { Door, DoorKnock } from './listener.ts'
import type { KnownPortal, PortalLookup } from './portal-lookup.ts'
import type { Take } from './take.ts'

const form = 'application/x-www-form-urlencoded'
const formBody: BodyRule = { mostBytes: formLimits.bytes, contentTypes: [form] }

export type Bitrix24Doors = {
  portals: PortalLookup
  take: Take
  now: () => number
  /**
   * An installation or update that presents a token unknown to us: it is asked at the OAuth server, not here. Absent
   * where nothing installs; then it is refused.
   */
  install?: (knock: DoorKnock) => Promise<Answer>
}

/**
 * Robots, events and the secret address of the built-in webhook robot. Nothing is signed there: the application
 * token is the only proof, and without it nothing is stored. What is authentic is stored even when we cannot read it
 * further: Bitrix24 never sends it again. Source: apidocs.bitrix24.com/api-reference/events/safe-event-handlers.html
 */
export function bitrix24Doors({ portals, take, now, install }: Bitrix24Doors): Door[] {
  const parseForm = createFormParser()
  const authentic = async (parsed: Form): Promise<KnownPortal> => {
    const auth = formAt(parsed, 'auth')
    const memberId = textAt(auth, 'member_id')
    const token = textAt(auth, 'application_token')
    const portal = memberId && token ? await portals.verified(memberId, token) : null
    if (!portal) throw forged()
    return portal
  }

  const robot = async (knock: DoorKnock): Promise<Answer> => {
    const parsed = parseForm(knock.body)
    const portal = await authentic(parsed)
    const eventToken = textAt(parsed, 'event_token')
    if (eventToken === '') throw lacks('event_token')
    const key = `robot:${portal.id}:${hash('sha256', eventToken, 'hex')}`
    return take(
      {
        portalId: portal.id,
        connectionId: null,
        kind: 'robot',
        name: (knock.path[0] ?? '').toLowerCase(),
        key,
      },
      knock,
    )
  }

  const event = async (knock: DoorKnock): Promise<Answer> => {
    const parsed = parseForm(knock.body)
    const isInstall = /^ONAPP(INSTALL|UPDATE)$/i.test(textAt(parsed, 'event'))
    const portal = await authentic(parsed).catch((error: unknown) => {
      if (isInstall && install && error instanceof Refused) return null
      throw error
    })
    if (!portal) return install ? install(knock) : Promise.reject(forged())
    const { event: name, dedupeKey } = readEvent(parsed)
    const key = `event:${portal.id}:${dedupeKey}`
    return take({ portalId: portal.id, connectionId: null, kind: 'event', name, key }, knock)
  }

  const hook = async (knock: DoorKnock): Promise<Answer> => {
    const portal = await portals.byHookSecret(hash('sha256', knock.path[0] ?? '', 'hex'))
    if (!portal) throw forged()
    const call = readHook(parseForm(knock.body), new URLSearchParams(knock.query), new Date(now()))
    const key = `hook:${portal.id}:${call.dedupeKey}`
    return take({ portalId: portal.id, connectionId: null, kind: 'hook', name: 'hook', key }, knock)
  }

  return [
    {
      name: 'robot',
      path: /^\/api\/bitrix24\/robots\/([a-z0-9_]{1,64})\/?$/i,
      body: formBody,
      answer: robot,
    },
    { name: 'event', path: /^\/api\/bitrix24\/events\/?$/, body: formBody, answer: event },
    {
      name: 'hook',
      path: /^\/api\/bitrix24\/hook\/([A-Za-z0-9_-]{16,128})\/?$/,
      body: { ...formBody, contentTypes: [form, ''] },
      answer: hook,
    },
  ]
}

const forged = () =>
  new Refused(401, {
    code: 'not-authentic',
    text: say(
      'Запрос не подтверждён: портал неизвестен или токен приложения не его.',
      'The request is not proven: the portal is unknown or the application token is not its own.',
    ),
    cure: say(
      'Если портал ваш, переустановите приложение Inkroute в Битрикс24.',
      'If the portal is yours, install the Inkroute application in Bitrix24 again.',
    ),
  })

const lacks = (field: string) =>
  new Refused(400, {
    code: 'bitrix24-field-missing',
    text: say(`В запросе нет поля «${field}».`, `The request lacks "${field}".`),
    cure: say(
      'Проверьте, что адрес вызывает сам Битрикс24.',
      'Check that Bitrix24 itself calls the address.',
    ),
  })
