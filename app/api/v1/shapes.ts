import { z } from 'zod'
import { statuses } from '#lib/envelope/status.ts'

/** Shapes that several operations share. */
export const nothing = z.object({})
export const idPath = z.object({ id: z.string().min(1).max(64) })

export const sentenceShape = z.object({ ru: z.string(), en: z.string() })

export const reasonShape = z.object({
  text: sentenceShape,
  since: z.string(),
  mood: z.enum(['busy', 'waiting', 'stuck', 'over']),
  cure: sentenceShape.nullable(),
  buttons: z.array(z.enum(['retry', 'cancel', 'remind', 'resume'])),
})

export const envelopeShape = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(statuses),
  route: z.object({ name: z.string(), version: z.number() }),
  item: z.object({ entityTypeId: z.number(), id: z.string() }),
  reason: reasonShape,
  trouble: z.object({ text: sentenceShape, nextAt: z.string(), attempts: z.number() }).nullable(),
  responsible: z.string().nullable(),
  changedAt: z.string(),
})

export const routeShape = z.object({
  id: z.string(),
  name: z.string(),
  publishedVersion: z.number().nullable(),
  draftRevision: z.number(),
})

export const findingShape = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  node: z.string().optional(),
  edge: z.string().optional(),
  text: sentenceShape,
  cure: sentenceShape,
  counterExample: z
    .array(z.object({ node: z.string(), outcome: z.string() }))
    .optional()
    .describe('The shortest run that shows it, from the start; a fork is left by "next"'),
  fix: z
    .object({ label: sentenceShape, edit: z.record(z.string(), z.unknown()) })
    .optional()
    .describe('The cure as an edit of the graph, where it is mechanical'),
})
