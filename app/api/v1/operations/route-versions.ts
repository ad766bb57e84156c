import { z } from 'zod'
import { listVersions } from '#lib/db/route-version.ts'
import type { Engine } from '#lib/engine/engine.ts'
import { catalogueOf } from '#lib/engine/portal-catalogue.ts'
import { findRoute, type RouteRow } from '#lib/engine/route-names.ts'
import { findVersion, restoreVersion } from '#lib/engine/route-versions.ts'
import { Refused } from '#lib/failure.ts'
import { changeList } from '#lib/route/change-list.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { toText } from '#lib/route/text.ts'
import { say } from '#lib/sentence.ts'
import { operation } from '../operation.ts'
import { findingShape, nothing, sentenceShape } from '../shapes.ts'

const routePath = z.object({ id: z.string().min(1).max(200) })
const versionPath = routePath.extend({ number: z.coerce.number().int().min(1) })

const versionShape = z.object({
  number: z.number(),
  name: z.string(),
  note: z.string(),
  publishedBy: z.string(),
  publishedAt: z.string(),
  findings: z.array(findingShape),
})

const list = operation({
  method: 'GET',
  path: '/routes/{id}/versions',
  id: 'listRouteVersions',
  summary: 'Published versions of a route, the latest first, with the envelopes that are on their way',
  scope: 'routes:read',
  ofPortal: true,
  params: routePath,
  query: nothing,
  body: null,
  answer: {
    status: 200,
    schema: z.object({ items: z.array(versionShape.extend({ running: z.number() })), nextCursor: z.null() }),
  },
  async run({ engine, portalId, path }) {
    const row = await findRoute(engine.db, portalId, path.id)
    return { items: await listVersions(engine.db, row.id), nextCursor: null }
  },
})

const read = operation({
  method: 'GET',
  path: '/routes/{id}/versions/{number}',
  id: 'readRouteVersion',
  summary: 'One published version with its graph and its text form',
  scope: 'routes:read',
  ofPortal: true,
  params: versionPath,
  query: nothing,
  body: null,
  answer: {
    status: 200,
    schema: versionShape.extend({ graph: z.record(z.string(), z.unknown()), text: z.string() }),
  },
  async run({ engine, portalId, path }) {
    const row = await findRoute(engine.db, portalId, path.id)
    const version = await findVersion(engine.db, { portalId, routeId: row.id, number: path.number })
    return { ...version, text: toText(version.graph) }
  },
})

const stage = z.union([z.literal('draft'), z.coerce.number().int().min(1)])
const changeShape = z.object({
  change: z.enum(['added', 'removed', 'changed', 'moved']),
  nodes: z.array(z.string()),
  outcome: z.string().optional(),
  text: sentenceShape,
  details: z.array(
    z.object({ what: sentenceShape, before: sentenceShape.nullable(), after: sentenceShape.nullable() }),
  ),
})

const compare = operation({
  method: 'GET',
  path: '/routes/{id}/changes',
  id: 'compareRouteVersions',
  summary: 'What differs between two versions, in words; by default between the one in force and the draft',
  scope: 'routes:read',
  ofPortal: true,
  params: routePath,
  query: z.object({ from: stage.optional(), to: stage.optional() }),
  body: null,
  answer: { status: 200, schema: z.object({ changes: z.array(changeShape) }) },
  async run({ engine, portalId, path, query }) {
    const row = await findRoute(engine.db, portalId, path.id)
    const [before, after] = [
      await graphOf(engine, row, query.from ?? row.publishedNumber),
      await graphOf(engine, row, query.to ?? 'draft'),
    ]
    return { changes: changeList(before, after, await catalogueOf(engine.db, portalId)) }
  },
})

async function graphOf(engine: Engine, row: RouteRow, stage: number | 'draft' | null): Promise<RouteGraph> {
  if (stage === 'draft') return row.draft
  if (stage !== null) {
    const given = { portalId: row.portalId, routeId: row.id, number: stage }
    return (await findVersion(engine.db, given)).graph
  }
  throw new Refused(409, {
    code: 'route-unpublished',
    text: say(
      'Маршрут ещё не опубликован, сравнить не с чем.',
      'The route is not published yet: there is nothing to compare with.',
    ),
    cure: say('Опубликуйте маршрут или укажите from.', 'Publish the route or give `from`.'),
  })
}

const restore = operation({
  method: 'POST',
  path: '/routes/{id}/versions/{number}/restore',
  id: 'restoreRouteVersion',
  summary: 'Make a published version the draft; refused when the draft was saved since you read it',
  scope: 'routes:write',
  ofPortal: true,
  params: versionPath,
  query: nothing,
  body: z.object({ revision: z.number().int() }),
  answer: { status: 200, schema: z.object({ revision: z.number() }) },
  async run({ engine, portalId, path, body, caller }) {
    const row = await findRoute(engine.db, portalId, path.id)
    const given = { portalId, routeId: row.id, number: path.number, revision: body.revision }
    return restoreVersion(engine, { ...given, by: caller.name })
  },
})

export const routeVersionOperations = [list, read, compare, restore]
