import { eq } from 'drizzle-orm'
import { connection } from '#lib/db/schema/connection.ts'
import { effect, envelope, envelopeEvent } from '#lib/db/schema/envelope.ts'
import type { EnvelopeRow } from '#lib/engine/advance.ts'
import { checkConnection, createConnection } from '#lib/engine/connections.ts'
import { chainHash } from '#lib/engine/history.ts'
import { heldMapping, saveMapping } from '#lib/engine/mappings.ts'
import { pollConnection } from '#lib/engine/poll.ts'
import { createRoute, publishRoute } from '#lib/engine/routes.ts'
import { mappingSchema } from '#lib/envelope/mapping-schema.ts'
import type { LabCredentials } from '#lib/lab/demo-client.ts'
import { demoMapping } from '#lib/lab/demo-mapping.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { internationalNda, supplyContract } from '#lib/route/samples.ts'
import { type Rehearsal, rehearse } from './rehearsal.ts'

/** What the lab's portal shows, as far as tests look at it. */
export type PortalView = {
  deals: { id: number; title: string; stageId: string; stageName: string; fields: Record<string, unknown> }[]
  timeline: { dealId: number; type: string; text: string; title: string }[]
  notifications: { text?: string; message?: string; userId?: number }[]
  tasks: Record<string, unknown>[]
  drive: DriveEntry[]
  documents: { id: number; entityId: number }[]
  robotAnswers: { eventToken: string; dealId: number; returnValues: Record<string, string> }[]
  waitingRobots: { eventToken: string }[]
}

export type DriveEntry = { id: number; name: string; type: string; sha256?: string; children?: DriveEntry[] }

export type InboxItem = {
  id: string
  system: string
  externalId: string
  state: string
  signer: { name: string; party: string }
}

/** A rehearsal with the demo's connections, routes and mapping. */
export type DemoStage = Rehearsal & {
  connections: { diadoc: string; docusign: string }
  portal(): Promise<PortalView>
  /** Makes a deal like one of the demo's. */
  deal(more?: object): Promise<string>
  /** Runs a robot as Bitrix24 would; the process waits for the answer. */
  robot(dealId: string, properties: object, code?: string): Promise<{ status: number; eventToken: string }>
  /** Somebody does something with what waits in an inbox, then the news are read. */
  act(system: 'diadoc' | 'docusign', action: 'view' | 'sign' | 'decline', comment?: string): Promise<void>
  /** Ids of what waits for somebody: of one order, or of a system. */
  inbox(externalId: string): Promise<string[]>
  inboxOf(system: string): Promise<string[]>
  /** Lets the lab's own clockwork and then every job and feed come to rest. */
  rest(): Promise<void>
  envelopeOf(dealId: string): Promise<EnvelopeRow>
  /** Effects that are not done, by key. */
  undone(envelopeId: string): Promise<string[]>
  /** True when every line of the history has the hash that follows from the one before. */
  historyHolds(row: EnvelopeRow): Promise<boolean>
  /** Calls that the lab has answered, by "METHOD path", those of one system. */
  calls(system: string): Promise<{ method: string; path: string; status: number; request: unknown }[]>
  publish(name: string, draft: RouteGraph): Promise<string>
}

/** Everything of the demo, ready: "Supply contract" through Diadoc and "International NDA" through DocuSign. */
export async function rehearseDemo(): Promise<DemoStage> {
  const stage = await rehearse()
  const { engine, portalId, catalogue, control } = stage
  const given = await control<LabCredentials>('GET', '/control/credentials')
  const connections = {
    diadoc: await connect(stage, 'diadoc', {
      ...given.diadoc,
      auth: 'oidc',
    }),
    docusign: await connect(stage, 'docusign', {
      oauthUrl: given.docusign.oauthBaseUrl,
      restUrl: given.docusign.restBaseUrl,
      integrationKey: given.docusign.integrationKey,
      userId: given.docusign.userId,
      privateKey: given.docusign.privateKeyPem,
      accountId: given.docusign.accountId,
      hmacKeys: given.docusign.connectKeys.map((key) => key.secret).join('\n'),
    }),
  }
  const { mapping, revision } = await heldMapping(engine.db, portalId, null)
  const filled = mappingSchema.parse(demoMapping(mapping, catalogue.pipelines ?? []))
  await saveMapping(engine, { portalId, routeId: null, mapping: filled, revision, by: 'test' })
  const publish = async (name: string, draft: RouteGraph) => {
    const route = await createRoute(engine, { portalId, name, draft, by: 'test' })
    await publishRoute(engine, { portalId, routeId: route.id, revision: 1, note: '', by: 'test' })
    return route.id
  }
  const template = (pattern: RegExp) => catalogue.templates?.find((one) => pattern.test(one.name))?.id ?? ''
  const director = catalogue.users?.find((user) => /Генеральный директор/.test(user.position ?? ''))?.id ?? ''
  await publish(
    'Supply contract',
    supplyContract({ templateId: template(/поставки/i), directorUserId: director }),
  )
  await publish('International NDA', internationalNda({ templateId: template(/NDA/i) }))
  const rest = async () => {
    await control('POST', '/control/clock', { advanceMs: 10_000 })
    await stage.drain()
    await pollConnection(engine, connections.diadoc)
    await stage.drain()
  }
  const waiting = async (wanted: (item: InboxItem) => boolean) => {
    const { items } = await control<{ items: InboxItem[] }>('GET', '/control/inbox')
    return items.filter((item) => /waiting|viewed/.test(item.state) && wanted(item)).map((item) => item.id)
  }
  await stage.drain()
  return {
    ...stage,
    connections,
    publish,
    rest,
    portal: () => control<PortalView>('GET', '/control/portal'),
    async deal(more = {}) {
      const company = { companyId: 3, contactIds: [1], assignedById: 5 }
      const made = await control<{ id: number }>('POST', '/control/deals', {
        title: 'Проба',
        ...company,
        ...more,
      })
      return String(made.id)
    },
    robot: (dealId, properties, code = 'start_signing_route') =>
      control('POST', `/control/deals/${dealId}/robots/${code}`, { properties, use_subscription: 'Y' }),
    inbox: (externalId) => waiting((item) => item.externalId === externalId),
    inboxOf: (system) => waiting((item) => item.id.startsWith(`${system}:`)),
    async act(system, action, comment) {
      const [id] = await waiting((item) => item.id.startsWith(`${system}:`))
      if (id === undefined) throw new Error(`nobody waits at ${system}`)
      await control('POST', `/control/inbox/${id}`, { action, ...(comment === undefined ? {} : { comment }) })
      await rest()
    },
    async envelopeOf(dealId) {
      const [row] = await engine.db.select().from(envelope).where(eq(envelope.itemId, dealId))
      if (!row) throw new Error(`deal ${dealId} has no envelope`)
      return row
    },
    async undone(envelopeId) {
      const rows = await engine.db.select().from(effect).where(eq(effect.envelopeId, envelopeId))
      return rows
        .filter((row) => row.state !== 'done')
        .map((row) => `${row.key} ${row.state} ${row.trouble?.text.en}`)
    },
    async historyHolds(row) {
      const lines = await engine.db
        .select()
        .from(envelopeEvent)
        .where(eq(envelopeEvent.envelopeId, row.id))
        .orderBy(envelopeEvent.n)
      let head = ''
      for (const { n, at, kind, text, node, data, hash } of lines) {
        const event = {
          at: at.toISOString(),
          kind,
          text,
          ...(node ? { node } : {}),
          ...(data ? { data } : {}),
        }
        head = chainHash(head, row.id, n, event as Parameters<typeof chainHash>[3])
        if (head !== hash) return false
      }
      return lines.length > 0 && lines.length === row.events && head === row.headHash
    },
    async calls(system) {
      const { items } = await control<{
        items: { method: string; path: string; status: number; request: unknown }[]
      }>('GET', `/control/calls?system=${system}&limit=5000`)
      return items
    },
  }
}

async function connect(stage: Rehearsal, provider: string, values: Record<string, string>): Promise<string> {
  const { engine, portalId } = stage
  const row = await createConnection(engine, { portalId, provider, label: provider, values })
  await checkConnection(engine, portalId, row.id)
  await engine.db.update(connection).set({ polledAt: engine.now() }).where(eq(connection.id, row.id))
  return row.id
}

/** Every file below a folder of the Drive with its path. */
export const filesIn = (entries: DriveEntry[], path = ''): { path: string; sha256: string }[] =>
  entries.flatMap((entry) =>
    entry.type === 'folder'
      ? filesIn(entry.children ?? [], `${path}/${entry.name}`)
      : [{ path: `${path}/${entry.name}`, sha256: entry.sha256 ?? '' }],
  )
