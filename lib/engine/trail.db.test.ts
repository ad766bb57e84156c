import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { envelope, envelopePlace } from '#lib/db/schema/envelope.ts'
import { placesOf } from '#lib/envelope/place.ts'
import { movesOf, play, type Simulation, startSimulation } from '#lib/envelope/simulate.ts'
import { toldAfter } from '#lib/envelope/simulate-outside.ts'
import { edge, forked, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Move } from '#lib/route/scenario.ts'
import { openTrailStage, type TrailStage } from './test-trail-stage.ts'

const at = '2026-02-02T09:00:00.000Z'
let stage: TrailStage
beforeAll(async () => {
  stage = await openTrailStage(at)
})
afterAll(() => stage.close())

const deadline = { value: 1, unit: 'days' as const }
const no = node('end', 'no', { outcome: 'declined' })
const much = [{ left: { of: 'field', field: 'opportunity' }, op: 'greater', right: '1' }] as const

const graphs: Record<string, RouteGraph> = {
  'one order of two steps, with a way back and deadlines': route(
    [node('sign', 'a', { deadline }), node('sign', 'b', { deadline })],
    [edge('a', 'declined', 'd', 2), edge('b', 'declined', 'd', 2), edge('b', 'expired', 'e')],
  ),
  'branches that meet, one of which waits': forked({
    nodes: [
      node('wait', 'w', { until: { by: 'duration', duration: { value: 5, unit: 'hours' } } }),
      node('wait', 'field', { until: { by: 'field-filled', field: 'UF_WORD' } }),
    ],
    without: ['f.branch:b1', 'j.next'],
    edges: [
      edge('f', 'branch:b1', 'w'),
      edge('w', 'next', 'a'),
      edge('j', 'next', 'field'),
      edge('field', 'next', 'last'),
      edge('b', 'declined', 'd', 3),
    ],
  }),
  'the first branch decides, then a choice': forked({
    wait: 'any',
    nodes: [node('condition', 'c', { branches: [{ id: 'b1', label: 'much', all: [...much] }] }), no],
    without: ['j.next'],
    edges: [
      edge('j', 'next', 'c'),
      edge('c', 'branch:b1', 'last'),
      edge('c', 'else', 'e'),
      edge('a', 'declined', 'no'),
    ],
  }),
}

/** The same move as facts for production; the simulation stands where it stood before the move. */
async function tell(id: string, before: Simulation, move: Move): Promise<void> {
  const { world, state, now } = before
  switch (move.do) {
    case 'sign':
    case 'view':
    case 'decline': {
      const told = toldAfter(world, state, move, now)
      return told ? void (await stage.see(id, [told])) : undefined
    }
    case 'sleep':
      for (const clock of before.clocks.filter((one) => one.at === before.clocks[0]?.at)) {
        stage.clock.now = clock.at
        await stage.see(id, [clock.tells])
        await stage.settle(id, before)
      }
      return
    case 'set-field':
      return void (await stage.see(id, [{ seen: 'item-changed' }]))
    case 'resume':
    case 'cancel':
      return void (await stage.see(id, [{ seen: 'command', command: move.do, by: '', comment: '' }]))
  }
}

const traced = ({ trace }: Simulation) =>
  trace.flatMap((line) => {
    if (line.is !== 'pass') return []
    const { is: _, ...pass } = line
    return [pass]
  })

test.each(Object.keys(graphs))('what production keeps is what the simulation traces: %s', async (name) => {
  const graph = graphs[name] as RouteGraph
  const { routeId, versions } = await stage.publish(name, graph)
  const [version] = versions
  if (!version) throw new Error('nothing is published')
  const choices = fc.array(fc.nat(99), { minLength: 3, maxLength: 10 })
  const alike = fc.asyncProperty(choices, async (picks) => {
    stage.clock.now = at
    let here = startSimulation({ plan: version.plan, at, fields: { opportunity: '5' }, locale: 'en' })
    const id = await stage.start({ routeId, name, versionId: version.versionId })
    await stage.settle(id, here)
    for (const pick of picks) {
      // Giving up is the last of the moves: rarely chosen, and never while there is another.
      const moves = movesOf(here)
      const move = moves[pick % Math.max(moves.length - (pick % 7 === 0 ? 0 : 1), 1)]
      const next = move && play(here, move)
      if (!move || !next) break
      await tell(id, here, move)
      here = next
      await stage.settle(id, here)
    }
    expect(await stage.passesOf(id)).toEqual(traced(here))
    const { passes } = await stage.rowOf(id)
    expect(passes).toBe(traced(here).length)
    const places = placesOf(version.plan, here.state)
    expect(await stage.placesOf(id)).toEqual(
      places
        .map(({ node, since, problemAt }) => ({ node, since, stuck: problemAt !== null }))
        .toSorted((a, b) => (a.node < b.node ? -1 : 1)),
    )
  })
  await fc.assert(alike, { numRuns: 12 })
})

test('facts that come again leave the trail as it was', async () => {
  const { routeId, name, versions } = await stage.publish(
    'Again',
    graphs['branches that meet, one of which waits'] as RouteGraph,
  )
  const [version] = versions
  if (!version) throw new Error('nothing is published')
  stage.clock.now = at
  const here = startSimulation({ plan: version.plan, at, locale: 'en' })
  const id = await stage.start({ routeId, name, versionId: version.versionId })
  await stage.settle(id, here)
  const told = toldAfter(here.world, here.state, { do: 'sign', step: 'b' }, at)
  if (!told) throw new Error('nobody may sign')
  for (let times = 0; times < 3; times++) await stage.see(id, [told, told])
  await stage.settle(id, here)
  const before = await stage.passesOf(id)
  await stage.see(id, [told])
  expect([before.map(({ node }) => node), await stage.passesOf(id)]).toEqual([['d', 'f', 'f', 'b'], before])
})

test('envelopes from before are counted where they stand, and get no torn trail', async () => {
  const graph = graphs['one order of two steps, with a way back and deadlines'] as RouteGraph
  const { routeId, name, versions } = await stage.publish('Before', graph)
  const [version] = versions
  if (!version) throw new Error('nothing is published')
  stage.clock.now = at
  const here = startSimulation({ plan: version.plan, at, locale: 'en' })
  const id = await stage.start({ routeId, name, versionId: version.versionId })
  await stage.settle(id, here)
  const told = toldAfter(here.world, here.state, { do: 'sign', step: 'a' }, at)
  await stage.see(id, told ? [told] : [])
  const { db } = stage.database
  const known = await stage.placesOf(id)
  await db.delete(envelopePlace)
  await db.update(envelope).set({ passes: null })
  await stage.database.sql.unsafe(await readFile('drizzle/0004_places_of_running.sql', 'utf8'))
  expect([known, await stage.placesOf(id)]).toEqual([[{ node: 'b', since: at, stuck: false }], known])
  const passes = await stage.passesOf(id)
  await db.update(envelopePlace).set({ node: 'elsewhere' }).where(eq(envelopePlace.envelopeId, id))
  const reminded = { seen: 'command', command: 'remind', by: 'Anna', comment: '' } as const
  await stage.see(id, [reminded])
  expect([await stage.placesOf(id), await stage.passesOf(id)]).toEqual([known, passes])
})
