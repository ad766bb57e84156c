import { z } from 'zod'
import type { RouteGraph } from '#lib/route/graph.ts'
import { parseGraph } from '#lib/route/schema.ts'
import { parseText } from '#lib/route/text.ts'

/** A route's drawing as plain data. */
export const graphShape = z
  .record(z.string(), z.unknown())
  .describe('The stored form of a route: nodes and edges')

/** A route as a request gives it: its stored form or its text form. */
export const written = z.union([
  graphShape,
  z.string().max(1_000_000).describe('The text form of a route: YAML'),
])

export const readWritten = (given: z.infer<typeof written>): RouteGraph =>
  typeof given === 'string' ? parseText(given) : parseGraph(given)
