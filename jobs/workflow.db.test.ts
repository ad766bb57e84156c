import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listRouteNames } from '#lib/db/route-list.ts'
import { envelope } from '#lib/db/schema/envelope.ts'
import { routeVersion } from '#lib/db/schema/route.ts'
import { startWorkflow } from '#lib/engine/start-workflow.ts'
import { workflowSchema } from '#lib/route/workflow.ts'
import { type DemoStage, type DriveEntry, rehearseDemo } from './demo-stage.ts'

let stage: DemoStage
/** A file that lies on the Drive of the played portal. */
let fileId: string
beforeAll(async () => {
  stage = await rehearseDemo()
  const dealId = await stage.deal({ companyId: 11, contactIds: [9], title: 'Nordwind' })
  await stage.robot(dealId, { route: 'International NDA' })
  await stage.rest()
  await stage.act('docusign', 'sign')
  await stage.act('docusign', 'sign')
  const file = pdfIn((await stage.portal()).drive)
  if (!file) throw new Error('there is no file on the Drive')
  fileId = String(file.id)
})
/** The first PDF of a folder or below it. */
const pdfIn = (entries: readonly DriveEntry[]): DriveEntry | undefined =>
  entries.find(({ name }) => name.endsWith('.pdf')) ??
  entries.map(({ children }) => pdfIn(children ?? [])).find((found) => found !== undefined)

afterAll(() => stage?.close())

const workflowOf = (...steps: object[]) => workflowSchema.parse({ document_id: fileId, workflow: steps })
const order = (dealId: string, key: string) => ({
  portalId: stage.portalId,
  item: { entityTypeId: 2, id: dealId },
  starter: { by: 'api' as const },
  key,
})

test('a route given with the request goes to its end, and is stored once however often it is used', async () => {
  const workflow = workflowOf(
    { step: 1, action: 'sign', participants: ['ceo@example.com'] },
    { step: 2, action: 'sign', participants: ['client@example.org'], party: 'counterparty' },
  )
  const dealId = await stage.deal({ title: 'Ad-hoc' })
  await startWorkflow(stage.engine, { ...order(dealId, 'one'), workflow })
  await stage.rest()
  await stage.act('docusign', 'sign')
  await stage.act('docusign', 'sign')
  const row = await stage.envelopeOf(dealId)
  expect([row.status, row.phase]).toEqual(['completed', 'over'])
  expect(await stage.undone(row.id)).toEqual([])
  const again = await startWorkflow(stage.engine, { ...order(dealId, 'one'), workflow })
  expect(again).toEqual({ envelopeId: row.id, how: 'already' })
  const another = await startWorkflow(stage.engine, { ...order(dealId, 'two'), workflow })
  expect(another.how).toBe('started')
  const versions = await stage.engine.db
    .select()
    .from(routeVersion)
    .where(eq(routeVersion.routeId, row.routeId))
  expect(versions).toHaveLength(1)
  const names = await listRouteNames(stage.engine.db, stage.portalId)
  expect(names.map(({ id }) => id)).not.toContain(row.routeId)
})

test('an approval goes to the employee of that address; a stranger is refused and nothing is made', async () => {
  const dealId = await stage.deal({ title: 'Approval' })
  const by = (email: string) => workflowOf({ step: 1, action: 'approve', participants: [email] })
  await startWorkflow(stage.engine, { ...order(dealId, 'three'), workflow: by('Legal@romashka.example') })
  await stage.rest()
  const row = await stage.envelopeOf(dealId)
  expect(row.mood).toBe('waiting')
  expect(row.reason.text.en).toBe('Waiting for Ольга Титова to approve.')
  const before = await stage.engine.db.select({ id: envelope.id }).from(envelope)
  await expect(
    startWorkflow(stage.engine, { ...order(dealId, 'four'), workflow: by('nobody@example.com') }),
  ).rejects.toMatchObject({ status: 422, code: 'workflow-approver-unknown' })
  await expect(
    startWorkflow(stage.engine, {
      ...order(dealId, 'five'),
      workflow: workflowOf({
        step: 1,
        action: 'sign',
        participants: ['a@example.com'],
        connection: 'kontur',
      }),
    }),
  ).rejects.toMatchObject({ status: 422, code: 'workflow-connection' })
  expect(await stage.engine.db.select({ id: envelope.id }).from(envelope)).toHaveLength(before.length)
})
