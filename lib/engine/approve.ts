import { and, eq } from 'drizzle-orm'
import { connection } from '#lib/db/schema/connection.ts'
import { envelope, leg } from '#lib/db/schema/envelope.ts'
import type { LegState } from '#lib/envelope/state.ts'
import { isFinal } from '#lib/envelope/status.ts'
import { Refused } from '#lib/failure.ts'
import { inApp } from '#lib/providers/in-app/index.ts'
import { type ApprovalLink, connectionOfLink, openLink, sealLink } from '#lib/providers/in-app/link.ts'
import { type Act, type Acts, snapshotOf } from '#lib/providers/in-app/map.ts'
import type { LegOrderFrame } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { advance } from './advance.ts'
import { settingsOf } from './connection-desk.ts'
import type { Engine } from './engine.ts'

/** What the holder of a link sees. */
export type Approval = {
  link: ApprovalLink
  envelopeId: string
  portalId: number
  person: { name: string; state: LegState['people'][string][number]['state'] }
  title: string
  item: { title: string; url: string } | null
  documents: { id: string; name: string; mime: string; sizeBytes: number; sha256: string }[]
  /** False when it is decided, withdrawn, or not this person's turn any more. */
  open: boolean
}

type Found = Approval & { leg: LegState; frame: LegOrderFrame; node: string; key: string }

/** Reads what a link is about. Refused 404 when the link was not made by us. */
export async function readApproval(engine: Engine, token: string): Promise<Approval> {
  const { leg: _leg, frame: _frame, node: _node, key: _key, ...approval } = await find(engine, token)
  return approval
}

/**
 * Takes a person's decision. A second press changes nothing; a decision after the leg is over is refused (409).
 * @param from address of the browser, for the record
 */
export async function decideApproval(
  engine: Engine,
  token: string,
  given: { action: 'approve' | 'decline' | 'view'; comment: string; from: string },
): Promise<void> {
  const found = await find(engine, token)
  if (!found.open) {
    if (given.action === 'view') return
    throw over()
  }
  const state = given.action === 'approve' ? 'done' : given.action === 'decline' ? 'declined' : 'viewed'
  const at = engine.now().toISOString()
  const comment = given.comment.trim()
  const read = found.documents.map((one) => [`sha256 ${one.name}`, one.sha256])
  const proof = { address: given.from, ...Object.fromEntries(read) }
  const acts: Acts = new Map<string, Act>([
    ...actsOf(found.leg),
    [found.link.personId, { state, at, proof, ...(comment === '' ? {} : { comment }) }],
  ])
  const told = snapshotOf(found.frame, acts, inviteBy(engine, found.link, found.key))
  await advance(engine, found.envelopeId, { observations: [{ seen: 'leg', leg: found.node, told }] })
}

async function find(engine: Engine, token: string): Promise<Found> {
  const connectionId = connectionOfLink(token) ?? ''
  const uuid = /^[0-9a-f-]{36}$/.test(connectionId)
  const [row] = uuid ? await engine.db.select().from(connection).where(eq(connection.id, connectionId)) : []
  const key = row ? (settingsOf(engine, row, inApp).linkKey ?? '') : ''
  const link = row && key ? openLink(token, key) : null
  if (!link) throw unknown()
  const [stored] = await engine.db
    .select({ leg, envelope })
    .from(leg)
    .innerJoin(envelope, eq(envelope.id, leg.envelopeId))
    .where(and(eq(leg.connectionId, link.connectionId), eq(leg.externalId, link.externalId)))
  const state = stored?.envelope.state
  const held = state?.legs[stored?.leg.node ?? '']
  const person = held?.people[link.stepId]?.find((one) => one.id === link.personId)
  if (!stored || !state || !held || !person) throw unknown()
  const originals = state.documents.filter((one) => one.role === 'original' && one.round === stored.leg.round)
  const acting = person.state === 'waiting' || person.state === 'viewed' || person.state === 'later'
  return {
    link,
    key,
    leg: held,
    frame: stored.leg.frame,
    node: stored.leg.node,
    envelopeId: stored.envelope.id,
    portalId: stored.envelope.portalId,
    person: { name: person.name, state: person.state },
    title: stored.leg.frame.title,
    item: state.item ? { title: state.item.title, url: state.item.url } : null,
    documents: originals.map(({ id, name, mime, sizeBytes, sha256 }) => ({
      id,
      name,
      mime,
      sizeBytes,
      sha256,
    })),
    open: held.externalId === link.externalId && !isFinal(held.status) && acting,
  }
}

const actsOf = (held: LegState): [string, Act][] =>
  Object.values(held.people)
    .flat()
    .flatMap((person) => {
      if (person.state !== 'done' && person.state !== 'declined' && person.state !== 'viewed') return []
      const { state, at = '', comment } = person
      return [[person.id, { state, at, ...(comment === undefined ? {} : { comment }) }]]
    })

const inviteBy = (engine: Engine, link: ApprovalLink, key: string) => (stepId: string, personId: string) =>
  `${engine.publicUrl}/approve/${sealLink({ ...link, stepId, personId }, key)}`

const unknown = () =>
  new Refused(404, {
    code: 'link-unknown',
    text: say('Ссылка не действует.', 'The link is not valid.'),
    cure: say(
      'Откройте её из последнего уведомления Битрикс24.',
      'Open it from the latest Bitrix24 notification.',
    ),
  })

const over = () =>
  new Refused(409, {
    code: 'approval-over',
    text: say('Решение уже принято или больше не нужно.', 'It is decided already, or no longer needed.'),
  })
