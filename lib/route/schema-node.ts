import { z } from 'zod'
import { counterpartyFacts } from './counterparty-fact.ts'
import { signatureKinds } from './graph.ts'

const text = (most: number) => z.string().max(most)
/** Of nodes, groups, notes and rehearsals. */
export const idSchema = z.string().min(1).max(64)
const id = idSchema
/** A place on the canvas, px. */
export const pointSchema = z.strictObject({ x: z.number(), y: z.number() })
/** Comments of the text form, by their place. */
export const commentsSchema = z.record(text(200), text(4000))
const base = {
  id,
  title: text(200),
  position: pointSchema,
  note: text(4000).optional(),
  comments: commentsSchema.optional(),
}
const sentence = z.strictObject({ ru: text(300), en: text(300) })
const positive = z.number().int().min(1)

/** So many hours, days or working days. */
export const durationSchema = z.strictObject({
  value: positive.max(10_000),
  unit: z.enum(['hours', 'days', 'working-days']),
})
const duration = durationSchema

const routeInput = z.strictObject({
  name: text(64),
  type: z.enum(['string', 'text', 'int', 'double', 'bool', 'date', 'datetime', 'user', 'select']),
  label: sentence,
  required: z.boolean(),
  options: z
    .array(z.strictObject({ value: text(200), label: sentence }))
    .max(200)
    .optional(),
})

const source = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('template'), templateId: text(64) }),
  z.strictObject({ from: z.literal('file-field'), field: text(128) }),
  z.strictObject({ from: z.literal('drive'), fileId: text(64) }),
  z.strictObject({ from: z.literal('input'), input: text(64) }),
  z.strictObject({
    from: z.literal('formalised'),
    type: z.enum(['utd', 'act', 'invoice']),
    function: text(64).optional(),
  }),
])

const participant = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('user'), userId: text(64) }),
  z.strictObject({ from: z.literal('responsible') }),
  z.strictObject({ from: z.literal('head') }),
  z.strictObject({ from: z.literal('field'), field: text(128), as: z.enum(['user', 'email', 'phone']) }),
  z.strictObject({ from: z.literal('contact'), index: positive.max(100) }),
  z.strictObject({ from: z.literal('company') }),
  z.strictObject({ from: z.literal('input'), input: text(64), as: z.enum(['user', 'email']) }),
  z.strictObject({ from: z.literal('email'), email: text(320), name: text(200).optional() }),
])

const connection = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('connection'), connectionId: text(64) }),
  z.strictObject({ by: z.literal('provider'), provider: text(64) }),
])

const step = {
  ...base,
  participants: z.array(participant).max(100),
  order: z.enum(['sequential', 'parallel']),
  quorum: z.union([z.literal('all'), z.literal('any'), positive.max(100)]),
  signature: z.enum(signatureKinds),
  connection: connection.nullable(),
  party: z.enum(['ours', 'counterparty']),
  deadline: duration.optional(),
  reminders: z.strictObject({ every: duration, most: positive.max(100) }).optional(),
  deputies: z.array(participant).max(100).optional(),
}

const operand = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('field'), field: text(128) }),
  z.strictObject({ of: z.literal('input'), input: text(64) }),
  z.strictObject({
    of: z.literal('counterparty'),
    fact: z.enum(counterpartyFacts),
  }),
])

const comparison = z.strictObject({
  left: operand,
  op: z.enum([
    'equals',
    'not-equals',
    'greater',
    'greater-or-equal',
    'less',
    'less-or-equal',
    'contains',
    'filled',
    'empty',
  ]),
  right: text(1000).optional(),
})

const label = text(120)
const branch = z.strictObject({ id, label, all: z.array(comparison).max(50) })

const until = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('duration'), duration }),
  z.strictObject({ by: z.literal('date-field'), field: text(128) }),
  z.strictObject({ by: z.literal('field-filled'), field: text(128) }),
])

/** Stored form of one node: closed, so that a misspelt key in a route kept as code is told and not lost. */
export const nodeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('start'),
    entityTypeIds: z.array(positive).max(50),
    inputs: z.array(routeInput).max(50),
  }),
  z.strictObject({ ...base, kind: z.literal('document'), source: source.nullable() }),
  z.strictObject({ ...step, kind: z.literal('approve') }),
  z.strictObject({ ...step, kind: z.literal('sign') }),
  z.strictObject({ ...base, kind: z.literal('condition'), branches: z.array(branch).max(20) }),
  z.strictObject({
    ...base,
    kind: z.literal('fork'),
    branches: z.array(z.strictObject({ id, label })).max(20),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('join'),
    wait: z.union([z.literal('all'), z.literal('any'), positive.max(20)]),
  }),
  z.strictObject({ ...base, kind: z.literal('wait'), until }),
  z.strictObject({
    ...base,
    kind: z.literal('action'),
    action: text(64),
    settings: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('end'),
    outcome: z.enum(['completed', 'declined', 'cancelled']),
  }),
])

/** Stored form of one edge; `outcome` is checked against the node that it leaves by `schema.ts`. */
export const edgeSchema = z.strictObject({
  id: z.string().min(1).max(200),
  from: id,
  outcome: z.custom<'next' | 'done' | 'declined' | 'expired' | 'else' | `branch:${string}`>(
    (value) => typeof value === 'string' && /^(next|done|declined|expired|else|branch:.{1,64})$/.test(value),
    'next, done, declined, expired, else, branch:…',
  ),
  to: id,
  maxRounds: positive.max(1000).optional(),
})
