import { z } from 'zod'
import type { Mapping } from './mapping.ts'
import { statuses } from './status.ts'

const message = z.object({ ru: z.string().max(5000), en: z.string().max(5000) })

const row = z.strictObject({
  stages: z.record(z.string(), z.string()).optional(),
  backwards: z.boolean().optional(),
  fields: z.record(z.string(), z.string().max(2000)).optional(),
  timeline: message.optional(),
  notification: z
    .strictObject({ to: z.array(z.enum(['responsible', 'starter', 'head'])).max(3), text: message })
    .optional(),
  task: z
    .strictObject({ title: message, description: message, deadlineDays: z.number().int().min(0).max(365) })
    .optional(),
})

/** The stored form of a mapping, for everything that comes from outside. */
export const mappingSchema = z
  .strictObject({ schema: z.literal(1), rows: z.partialRecord(z.enum(statuses), row) })
  .transform((read): Mapping => JSON.parse(JSON.stringify(read)))
