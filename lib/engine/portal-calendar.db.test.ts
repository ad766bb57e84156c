import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Rehearsal, rehearse } from '#jobs/rehearsal.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { readPortal } from '#lib/db/settings.ts'
import { calendarFor, weekdays } from '#lib/envelope/work-calendar.ts'
import { edge, node, route } from '#lib/route/example.ts'
import { saveCalendar } from './portal-calendar.ts'
import { createRoute, publishRoute } from './routes.ts'
import { startEnvelope } from './start.ts'

const dayMs = 86_400_000

let stage: Rehearsal
beforeAll(async () => {
  stage = await rehearse()
  const { engine, portalId } = stage
  const wait = node('wait', 'w', { until: { by: 'duration', duration: { value: 1, unit: 'working-days' } } })
  const waiting = route([wait], [])
  const draft = { ...waiting, nodes: waiting.nodes.filter(({ kind }) => kind !== 'document') }
  const edges = [edge('s', 'next', 'w'), edge('w', 'next', 'e')]
  const made = await createRoute(engine, { portalId, name: 'A day', draft: { ...draft, edges }, by: 'Anna' })
  await publishRoute(engine, { portalId, routeId: made.id, revision: 1, note: '', by: 'Anna' })
})
afterAll(() => stage.close())

/** Starts an envelope that waits for one working day. */
async function waiting(key: string): Promise<string> {
  const { engine, portalId } = stage
  const { envelopeId } = await startEnvelope(engine, {
    portalId,
    route: 'A day',
    item: { entityTypeId: 2, id: '101' },
    inputs: {},
    starter: { by: 'button', userId: '1' },
    key,
  })
  await stage.drain()
  return envelopeId
}

/** In how many days its clock runs out. */
async function daysLeft(envelopeId: string): Promise<number> {
  const rows = await stage.database.sql<{ at: string }[]>`
    select run_at as at from graphile_worker.jobs where key = ${`waited:${envelopeId}:1:w`}`
  if (!rows[0]) throw new Error('no clock was set')
  return Math.round((new Date(rows[0].at).getTime() - Date.now()) / dayMs)
}

test('a portal that has chosen nothing has the calendar of its language', async () => {
  const { engine, portalId } = stage
  expect((await engine.portals.setting(portalId)).calendar).toEqual(calendarFor('ru'))
  expect((await readPortal(engine.db, portalId))?.calendar).toEqual(calendarFor('ru'))
})

test('clocks that are set after a change go by it, those set before stay', async () => {
  const { engine, portalId } = stage
  await saveCalendar(engine, portalId, weekdays)
  const before = await waiting('before')
  const days = Array.from({ length: 40 }, (_, at) =>
    new Date(Date.now() + at * dayMs).toISOString().slice(0, 10),
  )
  await saveCalendar(engine, portalId, { ...weekdays, off: Object.fromEntries(days.map((day) => [day, ''])) })
  const after = await waiting('after')
  expect(await daysLeft(after)).toBeGreaterThanOrEqual(39)
  expect(await daysLeft(before)).toBeLessThanOrEqual(3)
  await saveCalendar(engine, portalId, weekdays)
})

test('a calendar that makes no sense is refused and nothing is changed', async () => {
  const { engine, portalId } = stage
  const twice = { base: 'ru', off: { '2027-02-22': '' }, on: { '2027-02-22': '' } }
  await expect(saveCalendar(engine, portalId, twice)).rejects.toMatchObject({
    status: 422,
    code: 'calendar-wrong',
  })
  const [row] = await engine.db.select().from(portal).where(eq(portal.id, portalId))
  expect(row?.workCalendar).toEqual(weekdays)
})

test('a calendar belongs to one portal', async () => {
  const { engine, portalId } = stage
  const [other] = await engine.db
    .insert(portal)
    .values({ memberId: 'other', domain: 'other.example', clientEndpoint: 'https://other.example/rest/' })
    .returning({ id: portal.id })
  await saveCalendar(engine, other?.id ?? 0, { ...weekdays, base: 'sunday-thursday' })
  expect((await engine.portals.setting(portalId)).calendar).toEqual(weekdays)
  expect((await engine.portals.setting(other?.id ?? 0)).calendar.base).toBe('sunday-thursday')
})
