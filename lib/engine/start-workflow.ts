import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { readUsersByEmail } from '#lib/bitrix24/users.ts'
import { route, routeVersion } from '#lib/db/schema/route.ts'
import { Refused } from '#lib/failure.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { fromWorkflow, type Workflow } from '#lib/route/workflow.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import { addVersion, freeze } from './freeze.ts'
import { catalogueOf } from './portal-catalogue.ts'
import { stableId } from './stable-id.ts'
import { type Started, type StartOrder, type StoredVersion, startEnvelope } from './start.ts'

export type WorkflowOrder = Omit<StartOrder, 'route' | 'inputs'> & { workflow: Workflow }

const name = 'Разовый маршрут'

/**
 * Starts a route that is given with the request. It is verified like any other and stored as a version of the portal's
 * hidden ad-hoc route, the same workflow once. Refused 422 with findings or a cure; then no envelope is made.
 */
export async function startWorkflow(engine: Engine, order: WorkflowOrder): Promise<Started> {
  const { workflow, ...given } = order
  const catalogue = await catalogueOf(engine.db, order.portalId)
  const drawn = fromWorkflow(workflow, catalogue, await usersOf(engine, order))
  const graph = forItem(drawn, order.item.entityTypeId)
  const version = await storedVersion(engine, order.portalId, graph, catalogue)
  return startEnvelope(engine, { ...given, route: version, inputs: {} })
}

/** Employees by their address: only they can be handed a link to our own page. */
async function usersOf(
  engine: Engine,
  { portalId, workflow }: WorkflowOrder,
): Promise<(email: string) => string | undefined> {
  const emails = workflow.workflow
    .filter(({ action, party }) => action === 'approve' && party === 'ours')
    .flatMap(({ participants }) => participants)
  if (emails.length === 0) return () => undefined
  const portal = await engine.portals.of(portalId)
  const users = await readUsersByEmail(portal.client, [...new Set(emails)])
  const byEmail = new Map(users.map((user) => [user.email?.toLowerCase(), user.id]))
  const stranger = emails.find((email) => !byEmail.has(email.toLowerCase()))
  if (stranger !== undefined) throw notAnEmployee(stranger)
  return (email) => byEmail.get(email.toLowerCase())
}

const forItem = (graph: RouteGraph, entityTypeId: number): RouteGraph => ({
  ...graph,
  nodes: graph.nodes.map((node) =>
    node.kind === 'start' ? { ...node, entityTypeIds: [entityTypeId] } : node,
  ),
})

async function storedVersion(
  engine: Engine,
  portalId: number,
  graph: RouteGraph,
  catalogue: Catalogue,
): Promise<StoredVersion> {
  const routeId = stableId(`ad-hoc-route/${portalId}`)
  const hash = createHash('sha256').update(JSON.stringify(graph)).digest('hex')
  const versionId = stableId(`ad-hoc-version/${portalId}/${hash}`)
  const stored = { routeId, versionId, name }
  const [known] = await engine.db
    .select({ id: routeVersion.id })
    .from(routeVersion)
    .where(eq(routeVersion.id, versionId))
  if (known) return stored
  const frozen = freeze(graph, catalogue, notSound)
  await engine.db.transaction(async (tx) => {
    // Archived from the first: it is in no list, and no robot can name it.
    await tx
      .insert(route)
      .values({ id: routeId, portalId, name, draft: graph, archived: true })
      .onConflictDoNothing()
    await tx.select({ id: route.id }).from(route).where(eq(route.id, routeId)).for('update')
    await addVersion(tx, {
      ...frozen,
      id: versionId,
      routeId,
      name,
      publishedBy: 'API',
      publishedAt: engine.now(),
    })
  })
  return stored
}

const notAnEmployee = (email: string) =>
  new Refused(422, {
    code: 'workflow-approver-unknown',
    text: say(
      `Сотрудника с почтой ${email} в портале нет, а согласовать в Inkroute может только сотрудник.`,
      `The portal has no employee with the address ${email}, and only employees approve in Inkroute.`,
    ),
    cure: say(
      'Укажите почту сотрудника или назовите для шага другое подключение и party: counterparty.',
      'Give an employee’s address, or name another connection and party: counterparty for the step.',
    ),
  })

function notSound(findings: Finding[]): Refused {
  const first = findings.find(({ severity }) => severity === 'error')
  return new Refused(422, {
    code: 'workflow-not-sound',
    text: say(
      `Такой маршрут нельзя запустить. ${first?.text.ru ?? ''}`,
      `This route cannot be started. ${first?.text.en ?? ''}`,
    ),
    ...(first ? { cure: first.cure } : {}),
    detail: { findings },
  })
}
