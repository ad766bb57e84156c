import { hash } from 'node:crypto'
import { Refused } from '#lib/failure.ts'
import type { IncomingPush, News } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import type { Lookup } from './batch-lookup.ts'
import type { BodyRule } from './body.ts'
import type { KnownConnection } from './connection-lookup.ts'
import type { Door, DoorKnock } from './listener.ts'
import type { Take } from './take.ts'

const newsBody: BodyRule = {
  mostBytes: 8 * 1024 * 1024,
  contentTypes: [
    'application/json',
    'application/xml',
    'text/xml',
    'application/x-www-form-urlencoded',
    'text/plain',
    '',
  ],
}

/** What was refused with settings older than this is tried once more with those of now: keys are rotated. */
const doubtMs = 1_000
/** Hints carry no id of their own: the same hint within this time is one. */
const hintWindowMs = 10_000

/** Where providers push their news. The adapter verifies the raw bytes before anything else is done. */
export function providerDoor(connections: Lookup<KnownConnection>, take: Take, now: () => number): Door {
  const known = async (provider: string, id: string, notOlderThanMs?: number): Promise<KnownConnection> => {
    const found = await connections.get(id.toLowerCase(), notOlderThanMs)
    if (!found || found.provider !== provider || !found.connection.receive) throw nobodyHere()
    return found
  }

  const receive = async (found: KnownConnection, push: IncomingPush): Promise<News[]> =>
    (await found.connection.receive?.(push)) ?? []

  const answer = async (knock: DoorKnock) => {
    const [provider = '', id = ''] = knock.path
    const { method, headers, body } = knock
    const push: IncomingPush = { method, headers, query: new URLSearchParams(knock.query), body }
    const found = await known(provider, id)
    const news = await receive(found, push).catch(async (error: unknown) => {
      const read = await known(provider, id, doubtMs)
      if (read === found) throw error
      return receive(read, push)
    })
    const key = `news:${found.id}:${keyOf(news, body, now())}`
    return take(
      { portalId: found.portalId, connectionId: found.id, kind: 'news', name: provider, key },
      knock,
    )
  }

  return {
    name: 'news',
    path: /^\/api\/providers\/([a-z0-9-]{1,40})\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/?$/i,
    body: newsBody,
    answer,
  }
}

function keyOf(news: News[], body: Buffer, nowMs: number): string {
  const told = news.map((piece) =>
    piece.grade === 'hint' ? `${piece.key}@${Math.floor(nowMs / hintWindowMs)}` : piece.key,
  )
  return hash('sha256', told.length > 0 ? told.join('\n') : body, 'hex')
}

const nobodyHere = () =>
  new Refused(404, {
    code: 'no-such-connection',
    text: say(
      'По этому адресу нет подключения, которое принимает сообщения.',
      'There is no connection at this address that takes pushes.',
    ),
    cure: say('Возьмите адрес на странице подключения.', 'Take the address from the page of the connection.'),
  })
