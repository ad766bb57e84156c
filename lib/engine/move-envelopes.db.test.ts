import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Rehearsal, rehearse } from '#jobs/rehearsal.ts'
import { openDatabase } from '#lib/db/client.ts'
import { countBehind, readMove } from '#lib/db/route-move.ts'
import { audit } from '#lib/db/schema/access.ts'
import { effect, envelope, envelopeEvent, envelopePlace } from '#lib/db/schema/envelope.ts'
import type { Observation } from '#lib/envelope/observation.ts'
import { edge, node } from '#lib/route/example.ts'
import type { RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { advance } from './advance.ts'
import { createEngine } from './engine.ts'
import { chainHash } from './history.ts'
import { moveEnvelope, previewMoves, versionOf } from './move-envelopes.ts'
import { moveEnvelopes } from './move-run.ts'
import { createRoute, publishRoute, saveDraft } from './routes.ts'
import { startEnvelope } from './start.ts'

let stage: Rehearsal
beforeAll(async () => {
  stage = await rehearse()
})
afterAll(() => stage.close())

const approve = (id: string, more: object = {}): RouteNode =>
  node('approve', id, {
    title: id,
    participants: [{ from: 'responsible' }],
    connection: { by: 'provider', provider: 'in-app' },
    ...more,
  })
const tells = node('action', 't', { action: 'timeline', settings: { text: 'x' } })
const wait = node('wait', 'w', { until: { by: 'duration', duration: { value: 9, unit: 'days' } } })

/** start → document → the given nodes → end. */
function drawn(nodes: RouteNode[]): RouteGraph {
  const source = { from: 'template', templateId: stage.catalogue.templates?.[0]?.id ?? '' } as const
  const all = [node('start', 's'), node('document', 'd', { source }), ...nodes, node('end', 'e')]
  const outcome = (one: RouteNode) => (one.kind === 'approve' ? 'done' : 'next')
  const line = all.slice(0, -1).map((one, at) => edge(one.id, outcome(one), all[at + 1]?.id ?? ''))
  const refused = nodes.flatMap((one) => (one.kind === 'approve' ? [edge(one.id, 'declined', 'no')] : []))
  return {
    schema: 1,
    nodes: refused.length > 0 ? [...all, node('end', 'no', { outcome: 'declined' })] : all,
    edges: [...line, ...refused],
  }
}

async function published(name: string, nodes: RouteNode[]) {
  const { engine, portalId } = stage
  const { id } = await createRoute(engine, { portalId, name, draft: drawn(nodes), by: 'Anna' })
  const of = { portalId, routeId: id }
  await publishRoute(engine, { ...of, revision: 1, note: '', by: 'Anna' })
  return of
}

async function republished(of: { portalId: number; routeId: string }, revision: number, nodes: RouteNode[]) {
  await saveDraft(stage.engine, { ...of, draft: drawn(nodes), revision, by: 'Anna' })
  await publishRoute(stage.engine, { ...of, revision: revision + 1, note: '', by: 'Anna' })
}

async function started(name: string, key: string): Promise<string> {
  const { engine, portalId } = stage
  const { envelopeId } = await startEnvelope(engine, {
    ...{ portalId, route: name, item: { entityTypeId: 2, id: '101' }, inputs: {} },
    ...{ starter: { by: 'button', userId: '1' }, key },
  })
  return envelopeId
}

const rowOf = async (id: string) => {
  const [row] = await stage.engine.db.select().from(envelope).where(eq(envelope.id, id))
  if (!row) throw new Error(`there is no envelope ${id}`)
  return row
}
const places = async (id: string) => (await rowOf(id)).state.threads.map(({ at }) => at)

const approved = (leg: string, externalId: string): Observation => ({
  seen: 'leg',
  leg,
  told: {
    ...{ externalId, status: 'completed', raw: 'done' },
    people: [{ stepId: leg, personId: `${leg}-1`, state: 'done' }],
  },
})

async function approveNow(id: string, leg: string): Promise<void> {
  const externalId = (await rowOf(id)).state.legs[leg]?.externalId ?? ''
  await advance(stage.engine, id, { observations: [approved(leg, externalId)] })
  await stage.drain()
}

async function historyOf(id: string): Promise<string[]> {
  const row = await rowOf(id)
  const lines = await stage.engine.db
    .select()
    .from(envelopeEvent)
    .where(eq(envelopeEvent.envelopeId, id))
    .orderBy(envelopeEvent.n)
  const head = lines.reduce((hash, { n, at, kind, text, node: place, data }) => {
    const event = {
      at: at.toISOString(),
      kind,
      text,
      ...(place ? { node: place } : {}),
      ...(data ? { data } : {}),
    }
    return chainHash(hash, id, n, event as Parameters<typeof chainHash>[3])
  }, '')
  expect([row.events, row.headHash]).toEqual([lines.length, head])
  return lines.map(({ text }) => text.ru)
}

test('each envelope is judged on its own state; one goes over and on to the end, one stays and says why', async () => {
  const { engine } = stage
  const of = await published('Two places', [approve('a'), wait])
  const [first, second] = [await started('Two places', 'two-1'), await started('Two places', 'two-2')]
  await stage.drain()
  await approveNow(second, 'a')
  expect([await places(first), await places(second)]).toEqual([['a'], ['w']])
  await republished(of, 1, [approve('a', { participants: [{ from: 'user', userId: '1' }] }), approve('b')])
  expect(await countBehind(engine.db, of.routeId, 2)).toEqual([{ number: 1, count: 2 }])

  const { items, nextCursor } = await previewMoves(engine, { ...of, to: 2, limit: 10 })
  expect(items.map(({ id, from, verdict }) => [id, from, verdict.is])).toEqual([
    [second, 1, 'decision'],
    [first, 1, 'stays'],
  ])
  expect(nextCursor).toBeNull()
  expect((await rowOf(second)).state.moves, 'a preview changes nothing').toBeUndefined()

  const answers = { 'at:main:w': 'b' }
  const orders = [first, second].map((envelopeId) => ({ envelopeId, answers }))
  const run = await moveEnvelopes(engine, { ...of, to: 2, by: 'Vera', orders })
  expect(run.finished).toBe(true)
  expect(run.results.map(({ is, why }) => [is, why?.ru.includes('участники') ?? null])).toEqual([
    ['stays', true],
    ['moved', null],
  ])
  await stage.drain()
  expect([await places(first), await places(second)]).toEqual([['a'], ['b']])
  expect(await historyOf(second)).toContain('Перенесён с версии 1 на версию 2: Vera.')
  await approveNow(second, 'b')
  await approveNow(first, 'a')
  expect([(await rowOf(second)).phase, (await rowOf(second)).status]).toEqual(['over', 'completed'])
  expect(await places(first), 'the other goes on by its own version').toEqual(['w'])
  const submitted = await engine.db
    .select({ key: effect.key })
    .from(effect)
    .where(and(eq(effect.envelopeId, second), eq(effect.name, 'submit-leg')))
  expect(submitted.map(({ key }) => key)).toEqual(['r1.a.a1.submit-leg', 'r1.b.a1001.submit-leg'])
  const told = await engine.db.select().from(audit).where(eq(audit.object, of.routeId))
  expect(told.map(({ actor, action }) => [actor, action])).toEqual([['Vera', 'envelope:move']])
})

test('many go over by a job, which goes on where it was interrupted; previews are read by the page', async () => {
  const { engine } = stage
  const of = await published('Many', [wait])
  const one = await started('Many', 'many-1')
  await stage.drain()
  await engine.db.execute(sql`
    insert into envelope (id, portal_id, route_id, version_id, entity_type_id, item_id, title, status, phase, mood,
      reason, state, started_at, changed_at)
    select gen_random_uuid(), portal_id, route_id, version_id, entity_type_id, item_id, title, status, phase, mood,
      reason, state, started_at, changed_at from envelope, generate_series(1, 130) where id = ${one}`)
  await republished(of, 1, [wait, approve('b')])
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await previewMoves(engine, { ...of, to: 2, limit: 50, cursor: cursor || null })
    expect(page.items.every(({ verdict }) => verdict.is === 'moves')).toBe(true)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(new Set(ids).size).toBe(131)
  const foreign = { envelopeId: '00000000-0000-4000-8000-000000000000', answers: {} }
  const orders = [foreign, ...ids.map((envelopeId) => ({ envelopeId, answers: {} }))]
  const run = await moveEnvelopes(engine, { ...of, to: 2, by: 'Vera', orders })
  expect(run).toMatchObject({ total: 131, finished: false, results: [] })
  expect(await readMove(engine.db, of, null)).toMatchObject({ id: run.id, to: 2 })
  // As if a worker had died after this one was moved and before that was noted.
  const versionId = await versionOf(engine, { ...of, to: 2 })
  await moveEnvelope(engine, {
    envelopeId: ids[0] ?? '',
    routeId: of.routeId,
    versionId,
    answers: {},
    by: 'Vera',
  })
  await stage.drain()
  const done = await readMove(engine.db, of, run.id)
  expect([done?.finished, done?.results.filter(({ is }) => is === 'moved').length]).toEqual([true, 131])
  expect(await countBehind(engine.db, of.routeId, 2)).toEqual([])
  const [moves] = await engine.db
    .select({ twice: sql<number>`(count(*) filter (where (state ->> 'moves')::int <> 1))::int` })
    .from(envelope)
    .where(eq(envelope.routeId, of.routeId))
  expect(moves?.twice).toBe(0)
})

test('a move and a step at the same moment: whichever is first, the envelope is whole and goes on', async () => {
  const { engine } = stage
  const pool = openDatabase(stage.database.url, { pool: 4, name: 'other process' })
  const other = createEngine({ ...engine, db: pool.db, sql: pool.sql, workerId: 'other' })
  const of = await published('Race', [approve('a'), tells, approve('b')])
  const ids: string[] = []
  for (let n = 0; n < 6; n += 1) ids.push(await started('Race', `race-${n}`))
  await stage.drain()
  await republished(of, 1, [approve('a'), tells, approve('c')])
  const versionId = await versionOf(engine, { ...of, to: 2 })
  await Promise.all(
    ids.flatMap((id, n) => {
      const step = async () => {
        const externalId = (await rowOf(id)).state.legs.a?.externalId ?? ''
        await advance(engine, id, { observations: [approved('a', externalId)], claim: false })
      }
      const move = () =>
        moveEnvelope(other, { envelopeId: id, routeId: of.routeId, versionId, answers: {}, by: 'Vera' })
      return n % 2 === 0 ? [step(), move()] : [move(), step()]
    }),
  )
  await stage.drain()
  for (const id of ids) {
    const row = await rowOf(id)
    const moved = row.state.moves === 1
    expect(row.versionId === versionId).toBe(moved)
    expect(await places(id)).toEqual([moved ? 'c' : 'b'])
    expect((await historyOf(id)).filter((line) => line.startsWith('Перенесён'))).toHaveLength(moved ? 1 : 0)
    await approveNow(id, moved ? 'c' : 'b')
    expect((await rowOf(id)).status).toBe('completed')
  }
  await pool.close()
})

test('another route’s envelopes, other versions’ numbers and earlier versions are refused', async () => {
  const { engine } = stage
  const of = await published('Own', [wait])
  const foreign = await published('Foreign', [wait])
  const id = await started('Foreign', 'foreign-1')
  await expect(previewMoves(engine, { ...of, to: 7, limit: 5 })).rejects.toMatchObject({ status: 404 })
  const run = await moveEnvelopes(engine, {
    ...of,
    to: 1,
    by: 'Vera',
    orders: [{ envelopeId: id, answers: {} }],
  })
  expect(run.results).toEqual([])
  const versionId = await versionOf(engine, { ...of, to: 1 })
  const given = { envelopeId: id, routeId: of.routeId, versionId, answers: {}, by: 'Vera' }
  expect((await moveEnvelope(engine, given)).is).toBe('stays')
  expect((await previewMoves(engine, { ...foreign, to: 1, limit: 5 })).items).toEqual([])
})

test('a route of another portal has no versions here: nothing is previewed, moved or written down', async () => {
  const { engine } = stage
  const of = await published('Of one portal', [approve('a')])
  const foreign = { portalId: of.portalId + 1, routeId: of.routeId, to: 1 }
  const unknown = { status: 404, code: 'version-unknown' }
  await expect(previewMoves(engine, { ...foreign, limit: 10 })).rejects.toMatchObject(unknown)
  await expect(moveEnvelopes(engine, { ...foreign, by: 'Vera', orders: [] })).rejects.toMatchObject(unknown)
  expect(await engine.db.select().from(audit).where(eq(audit.portalId, foreign.portalId))).toEqual([])
})

test('an envelope that keeps its place is counted on the version that it went over to', async () => {
  const { engine } = stage
  const of = await published('Same place', [approve('a')])
  const id = await started('Same place', 'same-1')
  await stage.drain()
  await republished(of, 1, [approve('a'), approve('b')])
  await moveEnvelopes(engine, { ...of, to: 2, by: 'Vera', orders: [{ envelopeId: id, answers: {} }] })
  const row = await rowOf(id)
  const stands = await engine.db.select().from(envelopePlace).where(eq(envelopePlace.envelopeId, id))
  expect(stands.map(({ node: at, versionId }) => [at, versionId])).toEqual([['a', row.versionId]])
  expect(row.versionId).toBe(await versionOf(engine, { ...of, to: 2 }))
})
