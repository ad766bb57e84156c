import { and, eq, ne } from 'drizzle-orm'
import { readCatalogue } from '#lib/bitrix24/catalogue.ts'
import type { Db } from '#lib/db/client.ts'
import { connection } from '#lib/db/schema/connection.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { route, routeVersion } from '#lib/db/schema/route.ts'
import { providerById } from '#lib/providers/index.ts'
import type { Provider } from '#lib/providers/provider.ts'
import type { Catalogue, CatalogueConnection } from '#lib/route/catalogue.ts'
import type { Engine } from './engine.ts'

/** Drafts name a handful of files; a portal with more is looked at in part. */
const mostFiles = 200

/** Reads pipelines, users, templates, fields and processes of a portal anew and keeps them. An unreadable part is kept as null. */
export async function refreshCatalogue(engine: Engine, portalId: number): Promise<Catalogue> {
  const opened = await engine.portals.of(portalId)
  const fileIds = await filesNamed(engine.db, portalId)
  const read = await readCatalogue(opened.client, { priority: 'interactive', fileIds })
  for (const { part, failure } of read.failures) {
    engine.log.warn({ portalId, part, code: failure.code }, 'a part of the portal could not be read')
  }
  const { failures: _, ...catalogue } = read
  await engine.db.update(portal).set({ catalogue, catalogueAt: engine.now() }).where(eq(portal.id, portalId))
  return { ...catalogue, connections: await connectionsOf(engine.db, portalId) }
}

/** What the verifier, the compiler and the designer know of a portal, as last read. Unread parts are null. */
export async function catalogueOf(db: Db, portalId: number): Promise<Catalogue> {
  const [row] = await db.select({ catalogue: portal.catalogue }).from(portal).where(eq(portal.id, portalId))
  const read = row?.catalogue ?? null
  return {
    connections: await connectionsOf(db, portalId),
    pipelines: read?.pipelines ?? null,
    users: read?.users ?? null,
    templates: read?.templates ?? null,
    fields: read?.fields ?? null,
    processes: read?.processes ?? null,
    itemTypes: read?.itemTypes ?? null,
    files: read?.files ?? null,
  }
}

/** Files on Drive that drafts of the portal take documents from. */
async function filesNamed(db: Db, portalId: number): Promise<string[]> {
  const rows = await db.select({ draft: route.draft }).from(route).where(eq(route.portalId, portalId))
  const ids = rows
    .flatMap(({ draft }) => draft.nodes)
    .flatMap((node) =>
      node.kind === 'document' && node.source?.from === 'drive' ? [node.source.fileId] : [],
    )
  return [...new Set(ids.filter((id) => /^\d+$/.test(id)))].slice(0, mostFiles)
}

/** The same for one route: with what its version in force promises to the robots that are set up for it. */
export async function catalogueForRoute(
  db: Db,
  given: { id: string; portalId: number; publishedNumber: number | null },
): Promise<Catalogue> {
  const catalogue = await catalogueOf(db, given.portalId)
  if (given.publishedNumber === null) return catalogue
  const [version] = await db
    .select({ plan: routeVersion.plan })
    .from(routeVersion)
    .where(and(eq(routeVersion.routeId, given.id), eq(routeVersion.number, given.publishedNumber)))
  return version ? { ...catalogue, published: { inputs: version.plan.inputs } } : catalogue
}

async function connectionsOf(db: Db, portalId: number): Promise<CatalogueConnection[]> {
  const rows = await db
    .select({
      id: connection.id,
      provider: connection.provider,
      label: connection.label,
      settings: connection.settings,
      signatures: connection.signatures,
    })
    .from(connection)
    .where(and(eq(connection.portalId, portalId), ne(connection.state, 'off')))
    .orderBy(connection.madeAt)
  return rows.flatMap(({ settings, signatures, ...row }) => {
    const provider = providerById(row.provider)
    if (!provider) return []
    const capabilities = { ...provider.capabilities, ...lifeOf(provider, settings) }
    return [{ ...row, providerName: provider.name, capabilities, ...(signatures ? { signatures } : {}) }]
  })
}

/** How long the account keeps an unfinished order, as its settings say; a number that is none says nothing. */
function lifeOf({ lifeDaysSetting, fields }: Provider, settings: Readonly<Record<string, string>>) {
  if (lifeDaysSetting === null) return {}
  const written = settings[lifeDaysSetting] ?? fields.find(({ name }) => name === lifeDaysSetting)?.default
  const lifeDays = Number(written)
  return lifeDays > 0 ? { lifeDays } : {}
}
