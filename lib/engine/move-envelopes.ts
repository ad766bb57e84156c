import { listBehind } from '#lib/db/route-move.ts'
import type { MoveAnswers, MoveLine, MoveResult } from '#lib/envelope/move/verdict.ts'
import { say } from '#lib/sentence.ts'
import { advance } from './advance.ts'
import type { Engine } from './engine.ts'
import { judgeMove, submissionsOf } from './judge-move.ts'
import { findFrozen } from './route-versions.ts'
import { mappingsOf } from './world.ts'

/** Which version of which route. */
export type ToVersion = { portalId: number; routeId: string; to: number }

/**
 * Verdicts on envelopes under way on earlier versions, newest first, a page at a time. Nothing is changed: the move
 * itself judges each anew. Refused 404 when the route has no such version.
 */
export async function previewMoves(
  engine: Engine,
  given: ToVersion & { from?: number | undefined; cursor?: string | null; limit: number; ids?: string[] },
): Promise<{ items: MoveLine[]; nextCursor: string | null }> {
  const versionId = await versionOf(engine, given)
  const below = Number(given.cursor ?? Number.NaN)
  const page = { ...given, below: Number.isFinite(below) ? below : null, limit: given.limit + 1 }
  const found = await listBehind(engine.db, page)
  const shown = found.slice(0, given.limit)
  const ids = shown.map(({ row }) => row.id)
  const [mappings, handing] = await Promise.all([
    ids.length === 0 ? [] : mappingsOf(engine.db, ids),
    submissionsOf(engine.db, ids),
  ])
  const to = { routeId: given.routeId, versionId, answers: {}, by: '' }
  const now = engine.now().toISOString()
  const items: MoveLine[] = []
  for (const { row, number } of shown) {
    const asked = { row, mappings, to, now, handing: handing.get(row.id) ?? [] }
    const { verdict } = await judgeMove(engine, engine.db, asked)
    const item = { entityTypeId: row.entityTypeId, id: row.itemId }
    items.push({ id: row.id, title: row.title, item, from: number, reason: row.reason.text, verdict })
  }
  const nextCursor = found.length > shown.length ? String(shown.at(-1)?.row.no) : null
  return { items, nextCursor }
}

/** Id of the version with this number. Refused 404 when the portal's route has none. */
export const versionOf = async ({ db }: Engine, { to, ...of }: ToVersion): Promise<string> =>
  (await findFrozen(db, { ...of, number: to })).id

/**
 * Moves one envelope under its row's lock, judged on the state that it has at that moment: when the verdict is another
 * one by now, it stays and the reason is told. Which portal's it is must be known to the caller.
 */
export async function moveEnvelope(
  engine: Engine,
  given: { envelopeId: string; routeId: string; versionId: string; answers: MoveAnswers; by: string },
): Promise<MoveResult> {
  const { envelopeId, ...move } = given
  const advanced = await advance(engine, envelopeId, { observations: [], move })
  const title = advanced?.envelope.title ?? ''
  const verdict = advanced?.verdict
  if (!verdict) return { envelopeId, title, is: 'stays', why: gone }
  switch (verdict.is) {
    case 'moves':
      return { envelopeId, title, is: 'moved', why: null }
    case 'stays':
      return { envelopeId, title, is: 'stays', why: verdict.why }
    case 'decision':
      return { envelopeId, title, is: 'decision', why: verdict.questions[0]?.text ?? null }
  }
}

const gone = say('Такого конверта нет.', 'There is no such envelope.')
