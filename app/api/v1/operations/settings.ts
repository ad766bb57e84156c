import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { connection } from '#lib/db/schema/connection.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { checkConnection, createConnection } from '#lib/engine/connections.ts'
import { registerApplication, registerInPortal } from '#lib/engine/install.ts'
import { heldMapping, saveMapping } from '#lib/engine/mappings.ts'
import { refreshCatalogue } from '#lib/engine/portal-catalogue.ts'
import { mappingSchema } from '#lib/envelope/mapping-schema.ts'
import { operation } from '../operation.ts'
import { idPath, nothing } from '../shapes.ts'

const connectionShape = z.object({
  id: z.string(),
  provider: z.string(),
  label: z.string(),
  state: z.string(),
  accountName: z.string().nullable(),
})

const portals = operation({
  method: 'GET',
  path: '/portals',
  id: 'listPortals',
  summary: 'Connected portals',
  scope: 'settings:write',
  ofPortal: false,
  params: nothing,
  query: nothing,
  body: null,
  answer: { status: 200, schema: z.object({ items: z.array(z.record(z.string(), z.unknown())) }) },
  async run({ engine }) {
    const items = await engine.db
      .select({
        id: portal.id,
        memberId: portal.memberId,
        domain: portal.domain,
        state: portal.state,
        language: portal.language,
      })
      .from(portal)
    return { items }
  },
})

const applications = operation({
  method: 'POST',
  path: '/applications',
  id: 'registerApplication',
  summary: 'Make a Bitrix24 application known, before it is installed',
  scope: 'settings:write',
  ofPortal: false,
  params: nothing,
  query: nothing,
  body: z.object({
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    oauthServer: z.url(),
    label: z.string().default('Bitrix24'),
  }),
  answer: { status: 201, schema: z.object({ ok: z.literal(true) }) },
  async run({ engine, body }) {
    await registerApplication(engine, body)
    return { ok: true }
  },
})

const register = operation({
  method: 'POST',
  path: '/portal/register',
  id: 'registerInPortal',
  summary: 'Make sure that fields, robots, placements and events are in the portal',
  scope: 'settings:write',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: z.object({}),
  answer: {
    status: 200,
    schema: z.object({ complete: z.boolean(), entries: z.array(z.record(z.string(), z.unknown())) }),
  },
  async run({ engine, portalId }) {
    const report = await registerInPortal(engine, portalId)
    return {
      complete: report.complete,
      entries: report.entries.map(({ kind, name, how }) => ({ kind, name, how })),
    }
  },
})

const catalogue = operation({
  method: 'POST',
  path: '/portal/refresh',
  id: 'refreshPortal',
  summary: 'Read pipelines, users, fields and templates of the portal anew',
  scope: 'settings:write',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: z.object({}),
  answer: { status: 200, schema: z.record(z.string(), z.unknown()) },
  run: ({ engine, portalId }) => refreshCatalogue(engine, portalId),
})

const connections = operation({
  method: 'GET',
  path: '/connections',
  id: 'listConnections',
  summary: 'Connections to providers',
  scope: 'settings:write',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: null,
  answer: { status: 200, schema: z.object({ items: z.array(connectionShape) }) },
  async run({ engine, portalId }) {
    const items = await engine.db
      .select({
        id: connection.id,
        provider: connection.provider,
        label: connection.label,
        state: connection.state,
        accountName: connection.accountName,
      })
      .from(connection)
      .where(eq(connection.portalId, portalId))
    return { items }
  },
})

const connect = operation({
  method: 'POST',
  path: '/connections',
  id: 'createConnection',
  summary: 'Connect an account at a provider',
  scope: 'settings:write',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: z.object({
    provider: z.string(),
    label: z.string().default(''),
    values: z.record(z.string(), z.string()),
  }),
  answer: { status: 201, schema: connectionShape },
  async run({ engine, portalId, body }) {
    const { id, provider, label, state, accountName } = await createConnection(engine, { portalId, ...body })
    return { id, provider, label, state, accountName }
  },
})

const check = operation({
  method: 'POST',
  path: '/connections/{id}/check',
  id: 'checkConnection',
  summary: 'Ask the provider who we are there',
  scope: 'settings:write',
  ofPortal: true,
  params: idPath.extend({ id: z.uuid() }),
  query: nothing,
  body: z.object({}),
  answer: {
    status: 200,
    schema: z.object({ ok: z.boolean(), account: z.string(), warnings: z.array(z.unknown()) }),
  },
  run: ({ engine, portalId, path }) => checkConnection(engine, portalId, path.id),
})

const ofRoute = z.object({ route: z.uuid().optional() })

const readMapping = operation({
  method: 'GET',
  path: '/mappings',
  id: 'readMapping',
  summary: 'What each status does in Bitrix24',
  scope: 'routes:read',
  ofPortal: true,
  params: nothing,
  query: ofRoute,
  body: null,
  answer: {
    status: 200,
    schema: z.object({ mapping: z.unknown(), revision: z.number(), changedBy: z.string().nullable() }),
  },
  run: ({ engine, portalId, query }) => heldMapping(engine.db, portalId, query.route ?? null),
})

const writeMapping = operation({
  method: 'PUT',
  path: '/mappings',
  id: 'saveMapping',
  summary: 'Replace the mapping that you have read',
  scope: 'routes:write',
  ofPortal: true,
  params: nothing,
  query: ofRoute,
  body: z.object({ mapping: mappingSchema, revision: z.number().int() }),
  answer: { status: 200, schema: z.object({ revision: z.number() }) },
  run: ({ engine, portalId, query, body, caller }) =>
    saveMapping(engine, { portalId, routeId: query.route ?? null, ...body, by: caller.name }),
})

export const settingOperations = [
  portals,
  applications,
  register,
  catalogue,
  connections,
  connect,
  check,
  readMapping,
  writeMapping,
]
