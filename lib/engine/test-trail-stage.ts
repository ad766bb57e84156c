import { and, asc, eq, inArray } from 'drizzle-orm'
import { effect, envelope, envelopePass, envelopePlace } from '#lib/db/schema/envelope.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { route, routeVersion } from '#lib/db/schema/route.ts'
import { createSealer } from '#lib/db/seal.ts'
import type { Observation } from '#lib/envelope/observation.ts'
import type { Simulation } from '#lib/envelope/simulate.ts'
import { resultOf } from '#lib/envelope/simulate-outside.ts'
import { createHttp } from '#lib/http.ts'
import { openTestDatabase } from '#lib/launch/test-database.ts'
import { createLog } from '#lib/log.ts'
import { compile } from '#lib/route/compile.ts'
import { exampleCatalogue } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { advance } from './advance.ts'
import { createEngine } from './engine.ts'
import { startEnvelope } from './start.ts'

/** A real engine on a database of its own, with a clock that the test sets and an outside that the test plays. */
export async function openTrailStage(at: string) {
  const database = await openTestDatabase()
  const clock = { now: at }
  const engine = createEngine({
    db: database.db,
    sql: database.sql,
    sealer: createSealer(Buffer.alloc(32, 7).toString('base64')),
    log: createLog({ level: 'silent', process: 'test' }),
    http: createHttp({ userAgent: 'Inkroute/test' }),
    now: () => new Date(clock.now),
    publicUrl: 'https://inkroute.example',
    oauthHosts: [],
    workerId: 'trail',
    performs: false,
  })
  const { db } = database
  const [{ id: portalId } = { id: 0 }] = await db
    .insert(portal)
    .values({
      memberId: 'trail',
      domain: 'portal.example',
      clientEndpoint: 'https://portal.example/rest/',
      timeZone: 'UTC',
    })
    .returning({ id: portal.id })
  const rowOf = async (id: string) => {
    const [row] = await db.select().from(envelope).where(eq(envelope.id, id))
    if (!row) throw new Error(`there is no envelope ${id}`)
    return row
  }
  let keys = 0
  return {
    engine,
    database,
    clock,
    portalId,
    rowOf,
    close: () => database.close(),
    /** A route with these versions, the last of them in force; their plans are those of the example catalogue. */
    async publish(name: string, ...graphs: RouteGraph[]) {
      const [draft] = graphs
      if (!draft) throw new Error('a route has a version')
      const given = { portalId, name, draft, publishedNumber: graphs.length }
      const [made] = await db.insert(route).values(given).returning({ id: route.id })
      const routeId = made?.id ?? ''
      const versions = []
      for (const [at, graph] of graphs.entries()) {
        const compiled = compile(graph, exampleCatalogue)
        if (!('plan' in compiled)) throw new Error(JSON.stringify(compiled.findings))
        const { plan } = compiled
        const [version] = await db
          .insert(routeVersion)
          .values({ routeId, number: at + 1, name, graph, plan, publishedBy: 'test' })
          .returning({ id: routeVersion.id })
        versions.push({ versionId: version?.id ?? '', plan })
      }
      return { routeId, name, versions }
    },
    async start(given: { routeId: string; versionId: string; name: string }): Promise<string> {
      keys += 1
      const item = { entityTypeId: 2, id: String(keys) }
      const starter = { by: 'button', userId: '1' } as const
      const order = { portalId, route: given, item, inputs: {}, starter, key: `k${keys}` }
      return (await startEnvelope(engine, order)).envelopeId
    },
    see: (id: string, observations: Observation[]) => advance(engine, id, { observations }),
    /** Tells the good result of everything that is owed, and of what follows, but for the kinds to hold. */
    async settle(
      id: string,
      { world, item, nameOf }: Pick<Simulation, 'world' | 'item' | 'nameOf'>,
      hold: readonly string[] = [],
    ): Promise<void> {
      for (;;) {
        const { state } = await rowOf(id)
        const owed = await db
          .select({ key: effect.key, deed: effect.deed })
          .from(effect)
          .where(and(eq(effect.envelopeId, id), inArray(effect.key, ['', ...state.owed])))
        const deeds = new Map(owed.map(({ key, deed }) => [key, deed]))
        const results = state.owed.flatMap((key) => {
          const deed = deeds.get(key)
          return deed && !hold.includes(deed.do) ? [resultOf({ world, item, nameOf }, state, key, deed)] : []
        })
        if (results.length === 0) return
        await advance(engine, id, { observations: results })
      }
    },
    async passesOf(id: string) {
      const rows = await db
        .select()
        .from(envelopePass)
        .where(eq(envelopePass.envelopeId, id))
        .orderBy(asc(envelopePass.n))
      return rows.map(({ node, outcome, to, round, since, at }) => ({
        node,
        outcome,
        to,
        round,
        since: since.toISOString(),
        at: at.toISOString(),
      }))
    },
    async placesOf(id: string) {
      const rows = await db
        .select({ node: envelopePlace.node, since: envelopePlace.since, rank: envelopePlace.rank })
        .from(envelopePlace)
        .where(eq(envelopePlace.envelopeId, id))
        .orderBy(asc(envelopePlace.node))
      return rows.map(({ node, since, rank }) => ({ node, since: since.toISOString(), stuck: rank < 0 }))
    },
  }
}

export type TrailStage = Awaited<ReturnType<typeof openTrailStage>>
