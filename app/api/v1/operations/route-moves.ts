import { z } from 'zod'
import { readMove } from '#lib/db/route-move.ts'
import { previewMoves } from '#lib/engine/move-envelopes.ts'
import { mostMoved, moveEnvelopes } from '#lib/engine/move-run.ts'
import { findRoute, type RouteRow } from '#lib/engine/route-names.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { operation } from '../operation.ts'
import { nothing, sentenceShape } from '../shapes.ts'

const routePath = z.object({ id: z.string().min(1).max(200) })
const number = z.coerce.number().int().min(1)

const verdictShape = z.discriminatedUnion('is', [
  z.object({ is: z.literal('moves'), notes: z.array(sentenceShape) }),
  z.object({
    is: z.literal('stays'),
    why: sentenceShape,
    later: z.boolean().describe('What stands in the way passes by itself in moments'),
  }),
  z.object({
    is: z.literal('decision'),
    questions: z.array(
      z.object({
        id: z.string(),
        text: sentenceShape,
        options: z.array(z.object({ id: z.string(), text: sentenceShape })),
      }),
    ),
    notes: z.array(sentenceShape),
  }),
])

const preview = operation({
  method: 'GET',
  path: '/routes/{id}/moves',
  id: 'previewRouteMoves',
  summary:
    'Whether each envelope on an earlier version may go over to another one, and why; nothing is changed',
  scope: 'envelopes:read',
  ofPortal: true,
  params: routePath,
  query: z.object({
    to: number.optional().describe('The version in force when absent'),
    from: number.optional().describe('Only envelopes on this version'),
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: null,
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          item: z.object({ entityTypeId: z.number(), id: z.string() }),
          from: z.number(),
          reason: sentenceShape,
          verdict: verdictShape,
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  },
  async run({ engine, portalId, path, query }) {
    const row = await findRoute(engine.db, portalId, path.id)
    const { to, from, cursor, limit } = query
    const asked = { portalId, routeId: row.id, to: to ?? inForce(row), from, limit, cursor: cursor ?? null }
    return previewMoves(engine, asked)
  },
})

const runShape = z.object({
  id: z.string(),
  to: z.number(),
  total: z.number(),
  results: z.array(
    z.object({
      envelopeId: z.string(),
      title: z.string(),
      is: z.enum(['moved', 'stays', 'decision']),
      why: sentenceShape.nullable(),
    }),
  ),
  finished: z.boolean(),
})

const start = operation({
  method: 'POST',
  path: '/routes/{id}/moves',
  id: 'moveRouteEnvelopes',
  summary:
    'Move envelopes to another version, each judged again on the state that it has then; many go on as a job',
  scope: 'envelopes:write',
  ofPortal: true,
  params: routePath,
  query: nothing,
  body: z.object({
    to: z.number().int().min(1).optional(),
    envelopes: z
      .array(
        z.object({
          id: z.uuid(),
          answers: z
            .record(z.string().max(200), z.string().max(200))
            .default({})
            .describe('Option by question, as the preview has them'),
        }),
      )
      .min(1)
      .max(mostMoved),
  }),
  answer: { status: 202, schema: runShape },
  async run({ engine, portalId, path, body, caller }) {
    const row = await findRoute(engine.db, portalId, path.id)
    const orders = body.envelopes.map(({ id, answers }) => ({ envelopeId: id, answers }))
    const given = { portalId, routeId: row.id, to: body.to ?? inForce(row), by: caller.name, orders }
    return moveEnvelopes(engine, given)
  },
})

const read = operation({
  method: 'GET',
  path: '/routes/{id}/moves/{move}',
  id: 'readRouteMove',
  summary: 'How far a move has come, and what became of each envelope',
  scope: 'envelopes:read',
  ofPortal: true,
  params: routePath.extend({ move: z.uuid() }),
  query: nothing,
  body: null,
  answer: { status: 200, schema: runShape },
  async run({ engine, portalId, path }) {
    const row = await findRoute(engine.db, portalId, path.id)
    const found = await readMove(engine.db, { portalId, routeId: row.id }, path.move)
    if (found) return found
    throw new Refused(404, {
      code: 'move-unknown',
      text: say('Такого переноса нет.', 'There is no such move.'),
      cure: say('Начните перенос заново.', 'Start the move anew.'),
    })
  },
})

function inForce(row: RouteRow): number {
  if (row.publishedNumber !== null) return row.publishedNumber
  throw new Refused(409, {
    code: 'route-unpublished',
    text: say('Маршрут ещё не опубликован.', 'The route is not published yet.'),
    cure: say('Опубликуйте маршрут.', 'Publish the route.'),
  })
}

export const routeMoveOperations = [preview, start, read]
