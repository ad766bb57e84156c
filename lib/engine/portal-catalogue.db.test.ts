import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoStage, rehearseDemo } from '#jobs/demo-stage.ts'
import { connection } from '#lib/db/schema/connection.ts'
import { node, route } from '#lib/route/example.ts'
import { verify } from '#lib/route/verify.ts'
import { updateConnection } from './connections.ts'
import { catalogueOf, refreshCatalogue } from './portal-catalogue.ts'
import { createRoute } from './routes.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
})
afterAll(() => stage?.close())

const connectionOf = async (provider: string) => {
  const { connections } = await catalogueOf(stage.engine.db, stage.portalId)
  return connections.find((each) => each.provider === provider)
}

test('an account is known by what its check found and by what its settings say', async () => {
  expect(await connectionOf('docusign')).toMatchObject({
    signatures: ['simple', 'UNEP', 'QES'],
    capabilities: { lifeDays: 120 },
  })
  const diadoc = await connectionOf('diadoc')
  expect(diadoc).not.toHaveProperty('signatures')
  expect(diadoc?.capabilities).not.toHaveProperty('lifeDays')
})

test('settings that were changed hold, and what was found before them is forgotten', async () => {
  const { engine, portalId, connections } = stage
  const [row] = await engine.db.select().from(connection).where(eq(connection.id, connections.docusign))
  const values = { ...row?.settings, lifeDays: '30' }
  const form = { portalId, provider: 'docusign', label: 'DocuSign', values }
  await updateConnection(engine, connections.docusign, form)
  const changed = await connectionOf('docusign')
  expect(changed?.capabilities.lifeDays).toBe(30)
  expect(changed).not.toHaveProperty('signatures')
})

test('files that drafts name are looked for, and a lost one is told', async () => {
  const { engine, portalId } = stage
  const { nodes, edges } = route([node('sign', 'a')])
  const draft = {
    schema: 1 as const,
    edges,
    nodes: nodes.map((each) =>
      each.kind === 'document' ? { ...each, source: { from: 'drive' as const, fileId: '999999' } } : each,
    ),
  }
  const told = async () =>
    verify(draft, await catalogueOf(engine.db, portalId)).filter(({ rule }) => rule === 'unknown-file')
  await createRoute(engine, { portalId, name: 'From Drive', draft, by: 'Anna' })
  expect(await told()).toEqual([])
  const catalogue = await refreshCatalogue(engine, portalId)
  expect(catalogue.files).toEqual([{ id: '999999', name: null }])
  expect(await told()).toMatchObject([{ node: 'd', severity: 'error' }])
})

test('a formalised document of a smart process without product rows is told', async () => {
  const { nodes, edges } = route([node('sign', 'a')])
  const graph = {
    schema: 1 as const,
    edges,
    nodes: nodes.map((each) =>
      each.kind === 'document'
        ? { ...each, source: { from: 'formalised' as const, type: 'utd' as const } }
        : each.kind === 'start'
          ? { ...each, entityTypeIds: [177] }
          : each,
    ),
  }
  const found = verify(graph, await catalogueOf(stage.engine.db, stage.portalId))
  expect(
    found.filter(({ rule }) => rule === 'formalised-document').map(({ text }) => text.ru),
  ).toContainEqual(expect.stringContaining('у элементов «Договоры» нет товарных позиций'))
})
