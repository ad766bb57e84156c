import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { route as routeTable } from '#lib/db/schema/route.ts'
import { play, startSimulation } from '#lib/envelope/simulate.ts'
import { toldAfter } from '#lib/envelope/simulate-outside.ts'
import { edge, forked, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Move } from '#lib/route/scenario.ts'
import { type FleetChoice, readFleet, readFleetDurations, readStanding } from './fleet.ts'
import { openTrailStage, type TrailStage } from './test-trail-stage.ts'

const hour = (n: number) => new Date(Date.UTC(2026, 1, 2, n)).toISOString()
let stage: TrailStage
beforeAll(async () => {
  stage = await openTrailStage(hour(0))
})
afterAll(() => stage.close())

const no = node('end', 'no', { outcome: 'declined' })
const oneStep = route([node('sign', 'a')], [edge('a', 'declined', 'no')])
const withRefusal = { ...oneStep, nodes: [...oneStep.nodes, no] }

async function published(name: string, ...graphs: RouteGraph[]) {
  const made = await stage.publish(name, ...graphs)
  const [row] = await stage.database.db.select().from(routeTable).where(eq(routeTable.id, made.routeId))
  if (!row) throw new Error('the route is gone')
  return { ...made, row }
}
type Published = Awaited<ReturnType<typeof published>>

/** An envelope that was begun at this hour along this version, and comes as far as it can without people. */
async function begun(of: Published, version: number, at: number, hold: readonly string[] = []) {
  const chosen = of.versions[version - 1]
  if (!chosen) throw new Error(`there is no version ${version}`)
  stage.clock.now = hour(at)
  const id = await stage.start({ ...of, versionId: chosen.versionId })
  const here = startSimulation({ plan: chosen.plan, at: hour(at), locale: 'en' })
  await stage.settle(id, here, hold)
  return {
    id,
    async move(at: number, ...moves: Move[]) {
      let then = here
      stage.clock.now = hour(at)
      for (const move of moves) {
        const told = 'step' in move ? toldAfter(then.world, then.state, move, hour(at)) : null
        if (told) await stage.see(id, [told])
        then = play(then, move) ?? then
        await stage.settle(id, then)
      }
    },
    /** What is held cannot be done. */
    async fail(at: number) {
      stage.clock.now = hour(at)
      const { state } = await stage.rowOf(id)
      const text = { ru: 'Не вышло.', en: 'It failed.' }
      const failure = { seen: 'failure', work: 'submit-leg', code: 'bad', text, cure: null } as const
      await stage.see(id, [{ ...failure, key: state.owed.find((key) => key.includes('submit')) ?? '' }])
    },
  }
}

const standing = async (of: Published, choice: FleetChoice) => {
  const { version, versions, running, nodes } = await readFleet(stage.engine, of.row, choice)
  const told = nodes.map(({ node, count, oldestSince, stuck }) => [
    node,
    count,
    oldestSince.slice(11, 13),
    stuck,
  ])
  return { version, versions, running, told }
}

test('running envelopes are counted where they stand, by version and over all', async () => {
  const of = await published('Counted', withRefusal, forked())
  await begun(of, 1, 1)
  const signed = await begun(of, 1, 2)
  await signed.move(3, { do: 'sign', step: 'a' })
  await begun(of, 2, 4)
  const half = await begun(of, 2, 5)
  await half.move(6, { do: 'sign', step: 'b' })
  const stuck = await begun(of, 2, 7, ['submit-leg'])
  await stuck.fail(8)
  const versions = [
    { number: 2, running: 3 },
    { number: 1, running: 1 },
  ]
  const inForce = [
    ['a', 3, '04', 1],
    ['b', 2, '04', 0],
    ['j', 1, '06', 0],
  ]
  expect(await standing(of, null)).toEqual({ version: 2, versions, running: 3, told: inForce })
  expect(await standing(of, 1)).toEqual({ version: 1, versions, running: 1, told: [['a', 1, '01', 0]] })
  const all = [['a', 4, '01', 1], ...inForce.slice(1)]
  expect(await standing(of, 'all')).toEqual({ version: 'all', versions, running: 4, told: all })
})

test('who stands at a node is listed with the newest trouble first, then the longest, page by page', async () => {
  const of = await published('Listed', withRefusal, withRefusal)
  const ids: string[] = []
  for (const at of [4, 1, 3]) ids.push((await begun(of, at === 3 ? 1 : 2, at)).id)
  for (const at of [5, 6]) {
    const stuck = await begun(of, 2, 2, ['submit-leg'])
    await stuck.fail(at)
    ids.unshift(stuck.id)
  }
  const [second, first, last, longest, middle] = ids
  const listed: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof readStanding>> = await readStanding(stage.engine, of.row, 'all', {
      node: 'a',
      cursor,
      limit: 2,
    })
    listed.push(...page.rows.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor)
  expect(listed).toEqual([second, first, longest, middle, last])
  const page = { node: 'a', cursor: null, limit: 10 }
  const { rows } = await readStanding(stage.engine, of.row, 2, page)
  expect(rows.map(({ stuck, since, reason }) => [stuck, since.slice(11, 13), reason.text.en])).toEqual([
    [true, '02', 'It failed.'],
    [true, '02', 'It failed.'],
    [false, '01', 'Waiting for Employee to sign.'],
    [false, '04', 'Waiting for Employee to sign.'],
  ])
  expect((await readStanding(stage.engine, of.row, 2, { ...page, node: 'd' })).rows).toEqual([])
  // A cursor that nobody gave begins at the beginning.
  expect((await readStanding(stage.engine, of.row, 2, { ...page, cursor: 'x' })).rows).toHaveLength(4)
})

test('durations are told by node and by edge, with shares of how runs left', async () => {
  const of = await published('Durations', withRefusal)
  for (const [at, left, move] of [
    [1, 2, 'sign'],
    [1, 4, 'sign'],
    [1, 6, 'sign'],
    [1, 11, 'decline'],
  ] as const) {
    const one = await begun(of, 1, at)
    await one.move(left, { do: move, step: 'a' })
  }
  await begun(of, 1, 1)
  const { nodes, ways } = await readFleetDurations(stage.engine, of.row, null)
  const h = (ms: number) => Math.round((ms / 3_600_000) * 10) / 10
  expect(nodes.map(({ node, runs, medianMs, p90Ms }) => [node, runs, h(medianMs), h(p90Ms)])).toEqual([
    ['a', 4, 4, 8.5],
    ['d', 5, 0, 0],
  ])
  expect(ways.map(({ node, outcome, share, medianMs }) => [node, outcome, share, h(medianMs)])).toEqual([
    ['a', 'declined', 0.25, 10],
    ['a', 'done', 0.75, 3],
    ['d', 'next', 1, 0],
  ])
})

test('every run leaves a fork by each of its branches', async () => {
  const of = await published('Forks', forked())
  await begun(of, 1, 1)
  const { ways } = await readFleetDurations(stage.engine, of.row, null)
  expect(ways.filter(({ node }) => node === 'f').map(({ share }) => share)).toEqual([1, 1])
})

test('what was never published has no fleet, and a version that is not there is refused', async () => {
  const of = await published('Refused', withRefusal)
  const draft = { ...of.row, publishedNumber: null }
  await expect(readFleet(stage.engine, draft, null)).rejects.toMatchObject({
    status: 409,
    code: 'route-unpublished',
  })
  await expect(readFleet(stage.engine, of.row, 7)).rejects.toMatchObject({
    status: 404,
    code: 'version-unknown',
  })
  await expect(readFleet(stage.engine, { ...of.row, portalId: 99 }, null)).rejects.toMatchObject({
    status: 404,
  })
})
