import { z } from 'zod'
import { passesLookedAt } from '#lib/db/fleet-durations.ts'
import { readFleetWithDurations } from '#lib/engine/fleet.ts'
import { findRoute } from '#lib/engine/route-names.ts'
import { operation } from '../operation.ts'

const stay = {
  runs: z.number().describe('How many of the latest runs this is made of'),
  medianMs: z.number(),
  p90Ms: z.number(),
}

const fleet = operation({
  method: 'GET',
  path: '/routes/{id}/fleet',
  id: 'readRouteFleet',
  summary: 'Where the running envelopes of a route stand, and how long runs stay at its nodes',
  scope: 'routes:read',
  ofPortal: true,
  params: z.object({ id: z.string().min(1).max(200) }),
  query: z.object({
    version: z
      .union([z.literal('all'), z.coerce.number().int().min(1)])
      .optional()
      .describe('A version, or all; by default the one in force'),
  }),
  body: null,
  answer: {
    status: 200,
    schema: z.object({
      version: z.union([z.number(), z.literal('all')]),
      versions: z.array(z.object({ number: z.number(), running: z.number() })),
      running: z.number(),
      nodes: z.array(
        z.object({
          node: z.string(),
          count: z
            .number()
            .describe('Envelopes that stand here; one with several branches stands at several nodes'),
          oldestSince: z.string(),
          stuck: z.number().describe('How many of them a person has to do something about'),
        }),
      ),
      durations: z.object({
        sample: z.number().describe('The most passes of a node that are looked at, the latest'),
        nodes: z.array(z.object({ node: z.string(), ...stay })),
        ways: z.array(
          z.object({
            node: z.string(),
            outcome: z.string(),
            share: z.number().describe('From 0 to 1: how many of the runs left the node so'),
            ...stay,
          }),
        ),
      }),
    }),
  },
  async run({ engine, portalId, path, query }) {
    const row = await findRoute(engine.db, portalId, path.id)
    const { durations, ...standing } = await readFleetWithDurations(engine, row, query.version ?? null)
    return { ...standing, durations: { sample: passesLookedAt, ...durations } }
  },
})

export const routeFleetOperations = [fleet]
