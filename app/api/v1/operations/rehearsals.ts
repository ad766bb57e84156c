import { z } from 'zod'
import { stageOf } from '#lib/engine/rehearsed.ts'
import { simulate } from '#lib/engine/simulate-route.ts'
import { tryGraph, tryRoute } from '#lib/engine/try-route.ts'
import { rehearse } from '#lib/envelope/rehearse.ts'
import { counterpartySchema, moveSchema, valuesSchema } from '#lib/route/schema-beside.ts'
import { operation } from '../operation.ts'
import { nothing, reasonShape, sentenceShape } from '../shapes.ts'
import { readWritten, written } from './written.ts'

const version = z.number().int().min(1).optional().describe('A published version; without it the draft')

const traceShape = z.discriminatedUnion('is', [
  z
    .object({ is: z.literal('pass'), node: z.string(), outcome: z.string(), to: z.string(), at: z.string() })
    .describe('An edge that was taken'),
  z
    .object({ is: z.literal('line'), at: z.string(), node: z.string().optional(), text: sentenceShape })
    .describe('A line of the history'),
])

const simulateOperation = operation({
  method: 'POST',
  path: '/routes/simulate',
  id: 'simulateRoute',
  summary: 'Play moves on a route and see where it stands; nothing is sent, nothing is stored',
  scope: 'routes:read',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: z
    .object({
      graph: written.optional(),
      route: z.string().min(1).max(200).optional().describe('Id or name of a route, in place of a graph'),
      version,
      inputs: valuesSchema.default({}).describe('Values of the route’s inputs'),
      fields: valuesSchema.default({}).describe('Fields of the CRM item, by name'),
      counterparty: counterpartySchema.default({}).describe('What is known of the counterparty'),
      at: z.iso.datetime({ offset: true }).optional().describe('When it begins; a Monday when absent'),
      moves: z.array(moveSchema).max(500).default([]).describe('Who does what, one after another'),
    })
    .refine(
      ({ graph, route }) => (graph === undefined) !== (route === undefined),
      'graph or route, one of them',
    ),
  answer: {
    status: 200,
    schema: z.object({
      status: z.string(),
      phase: z.enum(['running', 'revising', 'finishing', 'over']),
      reason: reasonShape.describe('Why it stands where it stands'),
      now: z.string().describe('The clock of the run'),
      nodes: z.array(z.string()).describe('Where it stands'),
      people: z
        .array(z.object({ step: z.string(), person: z.number(), name: z.string(), viewed: z.boolean() }))
        .describe('Whose turn it is'),
      moves: z.array(z.record(z.string(), z.unknown())).describe('Moves that are possible now'),
      clocks: z.array(
        z.object({ at: z.string(), node: z.string(), rings: z.enum(['deadline', 'reminder', 'waited']) }),
      ),
      trace: z.array(traceShape),
    }),
  },
  async run({ engine, portalId, body }) {
    const { graph, route = '', ...given } = body
    const { plan } =
      graph === undefined
        ? await tryRoute(engine, { portalId, route, version: body.version })
        : await tryGraph(engine, portalId, readWritten(graph))
    return simulate(plan, { ...given, stage: await stageOf(engine, portalId) })
  },
})

const part = z.object({ seen: z.number(), all: z.number() })

const test = operation({
  method: 'POST',
  path: '/routes/{id}/test',
  id: 'testRoute',
  summary: 'Play the scenarios of a route, of its draft or a version, and see what they do not cover',
  scope: 'routes:read',
  ofPortal: true,
  params: z.object({ id: z.string().min(1).max(200) }),
  query: nothing,
  body: z.object({ version }),
  answer: {
    status: 200,
    schema: z.object({
      ok: z.boolean().describe('Whether all went as expected'),
      results: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          ok: z.boolean(),
          text: sentenceShape,
          move: z.number().nullable().describe('The move that was not possible, counted from 1'),
          nodes: z.array(z.string()).describe('Nodes that a failure is about'),
        }),
      ),
      coverage: z.object({
        nodes: part.extend({ unseen: z.array(z.string()) }),
        edges: part.extend({
          unseen: z.array(z.object({ from: z.string(), outcome: z.string(), to: z.string() })),
        }),
      }),
    }),
  },
  async run({ engine, portalId, path, body }) {
    const { graph, plan } = await tryRoute(engine, { portalId, route: path.id, version: body.version })
    const { results, coverage } = rehearse(graph, plan, await stageOf(engine, portalId))
    return { ok: results.every((one) => one.ok), results, coverage }
  },
})

export const rehearsalOperations = [simulateOperation, test]
