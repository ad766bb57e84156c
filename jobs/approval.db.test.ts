import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { effect, envelope } from '#lib/db/schema/envelope.ts'
import { decideApproval } from '#lib/engine/approve.ts'
import { createRoute, publishRoute } from '#lib/engine/routes.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { type Rehearsal, rehearse } from './rehearsal.ts'

let stage: Rehearsal
beforeAll(async () => {
  stage = await rehearse()
})
afterAll(() => stage.close())

type Portal = {
  deals: { id: string | number; title: string; stageId: string; fields: Record<string, unknown> }[]
  timeline: { dealId: string | number; text: string }[]
  notifications: { userId?: string | number; text?: string; message?: string }[]
  drive: unknown
  robotAnswers: { eventToken: string; values?: Record<string, string> }[]
}

const approval = (templateId: string): RouteGraph => ({
  schema: 1,
  nodes: [
    { kind: 'start', id: 'start', title: '', position: { x: 0, y: 0 }, entityTypeIds: [2], inputs: [] },
    {
      kind: 'document',
      id: 'doc',
      title: '',
      position: { x: 0, y: 0 },
      source: { from: 'template', templateId },
    },
    {
      kind: 'approve',
      id: 'legal',
      title: 'Юрист',
      position: { x: 0, y: 0 },
      participants: [{ from: 'responsible' }],
      order: 'parallel',
      quorum: 'all',
      signature: 'simple',
      connection: { by: 'provider', provider: 'in-app' },
      party: 'ours',
    },
    { kind: 'end', id: 'ok', title: '', position: { x: 0, y: 0 }, outcome: 'completed' },
    { kind: 'end', id: 'no', title: '', position: { x: 0, y: 0 }, outcome: 'declined' },
  ],
  edges: [
    { id: 'e1', from: 'start', outcome: 'next', to: 'doc' },
    { id: 'e2', from: 'doc', outcome: 'next', to: 'legal' },
    { id: 'e3', from: 'legal', outcome: 'done', to: 'ok' },
    { id: 'e4', from: 'legal', outcome: 'declined', to: 'no' },
  ],
})

test('a robot starts a route, an approver decides by link, the result is written back', async () => {
  const { engine, portalId, catalogue } = stage
  const templateId = catalogue.templates?.[0]?.id ?? ''
  const route = await createRoute(engine, {
    portalId,
    name: 'Согласование',
    draft: approval(templateId),
    by: 'test',
  })
  await publishRoute(engine, { portalId, routeId: route.id, revision: 1, note: '', by: 'test' })
  const before = await stage.control<Portal>('GET', '/control/portal')
  const deal = before.deals.find((one) => one.title) ?? before.deals[0]
  const run = await stage.control<{ status: number }>(
    'POST',
    `/control/deals/${deal?.id}/robots/start_signing_route`,
    { properties: { route: 'согласование ' }, use_subscription: 'Y' },
  )
  expect(run.status).toBe(200)
  await stage.drain()
  const [row] = await engine.db.select().from(envelope).where(eq(envelope.routeId, route.id))
  expect(row?.reason.text.ru).toMatch(/^Ждём согласование/)
  expect(row?.status).toBe('delivered')
  const told = await stage.control<Portal>('GET', '/control/portal')
  const note = JSON.stringify(told.notifications)
  const token = /\/approve\/([\w.-]+)/.exec(note)?.[1] ?? ''
  expect(token).not.toBe('')

  await decideApproval(engine, token, { action: 'approve', comment: 'Согласен', from: '127.0.0.1' })
  await stage.drain()
  const [done] = await engine.db.select().from(envelope).where(eq(envelope.routeId, route.id))
  expect({ status: done?.status, phase: done?.phase, problems: done?.state.problems }).toEqual({
    status: 'completed',
    phase: 'over',
    problems: {},
  })
  const effects = await engine.db
    .select()
    .from(effect)
    .where(eq(effect.envelopeId, done?.id ?? ''))
  expect(effects.filter((one) => one.state !== 'done')).toEqual([])
  const after = await stage.control<Portal>('GET', '/control/portal')
  const drive = JSON.stringify(after.drive)
  expect(drive).toContain('Signed Documents')
  expect(drive).toContain('Отчёт о подписании')
  expect(after.robotAnswers).toHaveLength(1)
})
