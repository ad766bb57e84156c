import { z } from 'zod'
import { type Group, type Note, tones } from './beside.ts'
import { counterpartyFacts } from './counterparty-fact.ts'
import { type Move, type Scenario, scenarioOutcomes } from './scenario.ts'
import { commentsSchema, durationSchema, idSchema, pointSchema } from './schema-node.ts'

const own = { id: idSchema, comments: commentsSchema.optional() }
const tone = z.enum(tones).optional()

export const groupSchema = z.strictObject({
  ...own,
  title: z.string().max(200),
  nodes: z.array(idSchema).min(1).max(200),
  tone,
}) as z.ZodType<Group>

const side = z.number().min(40).max(4000)

export const noteSchema = z.strictObject({
  ...own,
  text: z.string().max(4000),
  position: pointSchema,
  size: z.strictObject({ width: side, height: side }),
  tone,
}) as z.ZodType<Note>

const step = { step: idSchema, person: z.number().int().min(1).max(100).optional() }

/** One move of a rehearsed run. */
export const moveSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('view'), ...step }),
  z.strictObject({ do: z.literal('sign'), ...step }),
  z.strictObject({ do: z.literal('decline'), ...step, comment: z.string().max(2000).optional() }),
  z.strictObject({
    do: z.literal('sleep'),
    for: durationSchema.optional(),
    until: z.iso.datetime({ offset: true }).optional(),
  }),
  z.strictObject({
    do: z.literal('set-field'),
    field: z.string().min(1).max(128),
    value: z.string().max(4000),
  }),
  z.strictObject({ do: z.literal('resume') }),
  z.strictObject({ do: z.literal('cancel') }),
]) as z.ZodType<Move>

/** Values by the name of an input or a field. */
export const valuesSchema = z.record(z.string().max(128), z.string().max(4000))

export const counterpartySchema = z.partialRecord(
  z.enum(counterpartyFacts),
  z.string().max(200),
) as z.ZodType<NonNullable<Scenario['counterparty']>>

/** A stored rehearsal: closed, so that a misspelt key in a route kept as code is told and not lost. */
export const scenarioSchema = z.strictObject({
  ...own,
  name: z.string().min(1).max(200),
  inputs: valuesSchema.optional(),
  fields: valuesSchema.optional(),
  counterparty: counterpartySchema.optional(),
  moves: z.array(moveSchema).max(500),
  expect: z.strictObject({
    outcome: z.enum(scenarioOutcomes),
    passes: z.array(idSchema).max(200).optional(),
  }),
}) as z.ZodType<Scenario>
