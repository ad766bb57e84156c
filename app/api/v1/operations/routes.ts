import { z } from 'zod'
import { listRoutes } from '#lib/db/route-list.ts'
import { catalogueOf } from '#lib/engine/portal-catalogue.ts'
import { findRoute } from '#lib/engine/route-names.ts'
import { createRoute, publishRoute, saveDraft } from '#lib/engine/routes.ts'
import { toText } from '#lib/route/text.ts'
import { verify } from '#lib/route/verify.ts'
import { operation } from '../operation.ts'
import { findingShape, idPath, nothing, routeShape } from '../shapes.ts'
import { graphShape, readWritten, written } from './written.ts'

const list = operation({
  method: 'GET',
  path: '/routes',
  id: 'listRoutes',
  summary: 'Routes of the portal',
  scope: 'routes:read',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: null,
  answer: { status: 200, schema: z.object({ items: z.array(routeShape), nextCursor: z.null() }) },
  async run({ engine, portalId }) {
    const rows = await listRoutes(engine.db, portalId)
    const items = rows.map(({ id, name, publishedNumber, draftRevision }) => ({
      id,
      name,
      publishedVersion: publishedNumber,
      draftRevision,
    }))
    return { items, nextCursor: null }
  },
})

const read = operation({
  method: 'GET',
  path: '/routes/{id}',
  id: 'readRoute',
  summary: 'One route with its draft, by id or name',
  scope: 'routes:read',
  ofPortal: true,
  params: z.object({ id: z.string().min(1).max(200) }),
  query: nothing,
  body: null,
  answer: {
    status: 200,
    schema: routeShape.extend({ draft: graphShape, text: z.string().describe('The draft as YAML') }),
  },
  async run({ engine, portalId, path }) {
    const row = await findRoute(engine.db, portalId, path.id)
    return {
      id: row.id,
      name: row.name,
      publishedVersion: row.publishedNumber,
      draftRevision: row.draftRevision,
      draft: row.draft,
      text: toText(row.draft),
    }
  },
})

const create = operation({
  method: 'POST',
  path: '/routes',
  id: 'createRoute',
  summary: 'Make a route with a draft',
  scope: 'routes:write',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: z.object({ name: z.string().min(1).max(120), graph: written }),
  answer: { status: 201, schema: routeShape },
  async run({ engine, portalId, body, caller }) {
    const draft = readWritten(body.graph)
    const row = await createRoute(engine, { portalId, name: body.name, draft, by: caller.name })
    return { id: row.id, name: row.name, publishedVersion: null, draftRevision: row.draftRevision }
  },
})

const save = operation({
  method: 'PUT',
  path: '/routes/{id}/draft',
  id: 'saveRouteDraft',
  summary: 'Replace the draft that you have read; refused when another was saved since',
  scope: 'routes:write',
  ofPortal: true,
  params: idPath,
  query: nothing,
  body: z.object({ graph: written, revision: z.number().int() }),
  answer: { status: 200, schema: z.object({ revision: z.number() }) },
  async run({ engine, portalId, path, body, caller }) {
    const row = await findRoute(engine.db, portalId, path.id)
    const draft = readWritten(body.graph)
    return saveDraft(engine, { portalId, routeId: row.id, draft, revision: body.revision, by: caller.name })
  },
})

const check = operation({
  method: 'POST',
  path: '/routes/verify',
  id: 'verifyRoute',
  summary: 'What the verifier finds in a graph',
  scope: 'routes:read',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: z.object({ graph: written }),
  answer: { status: 200, schema: z.object({ findings: z.array(findingShape) }) },
  async run({ engine, portalId, body }) {
    return { findings: verify(readWritten(body.graph), await catalogueOf(engine.db, portalId)) }
  },
})

const part = z.object({ seen: z.number(), all: z.number() })
const rehearsedShape = z.object({
  passed: z.number().describe('Scenarios that were played, all as expected'),
  coverage: z.object({ nodes: part, edges: part }).describe('How much of the drawing they came through'),
})

const publish = operation({
  method: 'POST',
  path: '/routes/{id}/publish',
  id: 'publishRoute',
  summary: 'Freeze the draft as the next version; refused when one of its scenarios goes another way',
  scope: 'routes:write',
  ofPortal: true,
  params: idPath,
  query: nothing,
  body: z.object({ revision: z.number().int(), note: z.string().max(2000).default('') }),
  answer: {
    status: 201,
    schema: z.object({ number: z.number(), findings: z.array(findingShape), scenarios: rehearsedShape }),
  },
  async run({ engine, portalId, path, body, caller }) {
    const row = await findRoute(engine.db, portalId, path.id)
    return publishRoute(engine, { portalId, routeId: row.id, ...body, by: caller.name })
  },
})

// The fixed path stands before those with a place in it.
export const routeOperations = [check, list, create, read, save, publish]
