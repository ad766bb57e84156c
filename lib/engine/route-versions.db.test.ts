import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Rehearsal, rehearse } from '#jobs/rehearsal.ts'
import { createRouteNews, type RouteStanding } from '#lib/db/route-news.ts'
import { listVersions, readVersion } from '#lib/db/route-version.ts'
import { edge, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { copyRoute, findVersion, restoreVersion } from './route-versions.ts'
import { createRoute, publishRoute, saveDraft } from './routes.ts'
import { startEnvelope } from './start.ts'

let stage: Rehearsal
beforeAll(async () => {
  stage = await rehearse()
})
afterAll(() => stage.close())

/** A route that the played portal lets publish: the responsible approves on our own page. */
function approval(title: string): RouteGraph {
  const source = { from: 'template', templateId: stage.catalogue.templates?.[0]?.id ?? '' } as const
  const step = node('approve', 'a', {
    title,
    participants: [{ from: 'responsible' }],
    connection: { by: 'provider', provider: 'in-app' },
  })
  const { nodes, edges } = route(
    [step, node('end', 'no', { outcome: 'declined' })],
    [edge('a', 'declined', 'no')],
  )
  return {
    schema: 1,
    nodes: nodes.map((each) => (each.kind === 'document' ? { ...each, source } : each)),
    edges: [...edges.filter((each) => each.from !== 'no' && each.id !== 'a.done'), edge('a', 'done', 'e')],
  }
}

async function twoVersions(name: string) {
  const { engine, portalId } = stage
  const made = await createRoute(engine, { portalId, name, draft: approval('One'), by: 'Anna' })
  const of = { portalId, routeId: made.id }
  await publishRoute(engine, { ...of, revision: 1, note: 'first', by: 'Anna' })
  await saveDraft(engine, { ...of, draft: approval('Two'), revision: 1, by: 'Boris' })
  await publishRoute(engine, { ...of, revision: 2, note: 'second', by: 'Boris' })
  return of
}

test('versions are listed with their author, comment, findings and what runs along them', async () => {
  const { engine, portalId } = stage
  const of = await twoVersions('Listed')
  await startEnvelope(engine, {
    portalId,
    route: 'Listed',
    item: { entityTypeId: 2, id: '101' },
    inputs: {},
    starter: { by: 'button', userId: '1' },
    key: 'listed-1',
  })
  const versions = await listVersions(engine.db, of.routeId)
  expect(
    versions.map(({ number, note, publishedBy, running }) => [number, note, publishedBy, running]),
  ).toEqual([
    [2, 'second', 'Boris', 1],
    [1, 'first', 'Anna', 0],
  ])
  expect(versions[0]?.findings.every((finding) => finding.severity !== 'error')).toBe(true)
})

test('a version is read by the portal that has it and by no other', async () => {
  const { engine, portalId } = stage
  const of = await twoVersions('Read')
  const first = await readVersion(engine.db, { ...of, number: 1 })
  expect(first?.graph).toEqual(approval('One'))
  expect(await readVersion(engine.db, { ...of, portalId: portalId + 1, number: 1 })).toBeNull()
  await expect(findVersion(engine.db, { ...of, number: 3 })).rejects.toMatchObject({
    status: 404,
    code: 'version-unknown',
  })
})

test('restoring makes a version the draft, and never over an edit that was not seen', async () => {
  const { engine } = stage
  const of = await twoVersions('Restored')
  await expect(restoreVersion(engine, { ...of, number: 1, revision: 1, by: 'Vera' })).rejects.toMatchObject({
    status: 409,
    code: 'draft-stale',
  })
  expect(await restoreVersion(engine, { ...of, number: 1, revision: 2, by: 'Vera' })).toEqual({ revision: 3 })
  expect((await publishRoute(engine, { ...of, revision: 3, note: '', by: 'Vera' })).number).toBe(3)
  const third = await readVersion(engine.db, { ...of, number: 3 })
  expect([third?.graph, third?.publishedBy]).toEqual([approval('One'), 'Vera'])
})

test('copies find names of their own', async () => {
  const { engine, portalId } = stage
  const given = { portalId, name: 'Copied', draft: approval('One'), by: 'Anna' }
  await createRoute(engine, given)
  expect((await copyRoute(engine, given)).name).toBe('Copied (2)')
  expect((await copyRoute(engine, given)).name).toBe('Copied (3)')
})

test('who has a route open hears how it stands, and each change of it', async () => {
  const { engine } = stage
  const of = await twoVersions('Watched')
  const news = createRouteNews(engine.sql)
  const heard: RouteStanding[] = []
  let wake = () => {}
  const heardOf = async (count: number) => {
    while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve))
  }
  const stop = news.subscribe(of.routeId, (standing) => {
    heard.push(standing)
    wake()
  })
  await heardOf(1)
  await saveDraft(engine, { ...of, draft: approval('Three'), revision: 2, by: 'Vera' })
  await heardOf(2)
  await publishRoute(engine, { ...of, revision: 3, note: '', by: 'Anna' })
  await heardOf(3)
  stop()
  news.stop()
  expect(heard).toEqual([
    { revision: 2, by: 'Boris', published: 2, publishedBy: 'Boris' },
    { revision: 3, by: 'Vera', published: 2, publishedBy: 'Boris' },
    { revision: 3, by: 'Vera', published: 3, publishedBy: 'Anna' },
  ])
})
