import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { listEnvelopes, readEnvelopeLines } from '#lib/db/envelope-list.ts'
import { envelopeRow, eventRows } from '#lib/db/envelope-record.ts'
import { readDocument } from '#lib/db/envelope-view.ts'
import { commandEnvelope } from '#lib/engine/command.ts'
import { startEnvelope } from '#lib/engine/start.ts'
import { startWorkflow } from '#lib/engine/start-workflow.ts'
import { statuses } from '#lib/envelope/status.ts'
import { Refused } from '#lib/failure.ts'
import { workflowSchema } from '#lib/route/workflow.ts'
import { say } from '#lib/sentence.ts'
import { operation } from '../operation.ts'
import { envelopeShape, idPath, nothing } from '../shapes.ts'

const mostPerPage = 200

const list = operation({
  method: 'GET',
  path: '/envelopes',
  id: 'listEnvelopes',
  summary: 'Envelopes, newest first',
  scope: 'envelopes:read',
  ofPortal: true,
  params: nothing,
  query: z.object({
    status: z.enum(statuses).optional(),
    route: z.string().optional(),
    text: z.string().max(200).optional(),
    stuck: z.enum(['true', 'false']).optional(),
    ids: z.string().optional(),
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(mostPerPage).default(50),
  }),
  body: null,
  answer: {
    status: 200,
    schema: z.object({ items: z.array(envelopeShape), nextCursor: z.string().nullable() }),
  },
  async run({ engine, portalId, query }) {
    const filter = {
      ...(query.status ? { status: [query.status] } : {}),
      ...(query.route ? { routeId: query.route } : {}),
      ...(query.text ? { text: query.text } : {}),
      ...(query.stuck === 'true' ? { stuck: true } : {}),
    }
    if (query.ids) {
      const items = await readEnvelopeLines(
        engine.db,
        portalId,
        filter,
        query.ids.split(',').slice(0, mostPerPage),
      )
      return { items, nextCursor: null }
    }
    const page = { limit: query.limit, cursor: query.cursor ?? null }
    const { rows, nextCursor } = await listEnvelopes(engine.db, portalId, filter, page)
    return { items: rows, nextCursor }
  },
})

const start = operation({
  method: 'POST',
  path: '/envelopes',
  id: 'startEnvelope',
  summary: 'Start a published route for a CRM item, or a route that is given here in the short form',
  scope: 'envelopes:write',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: z
    .object({
      route: z.string().min(1).max(200).optional().describe('Name or id of a published route'),
      item: z.object({
        entityTypeId: z.number().int(),
        id: z.union([z.string(), z.number()]).transform(String),
      }),
      inputs: z.record(z.string(), z.string()).default({}).describe('Inputs of the published route'),
      document_id: workflowSchema.shape.document_id.optional(),
      workflow: workflowSchema.shape.workflow.optional(),
    })
    .superRefine(({ route, document_id, workflow }, context) => {
      const wrong = (at: string, message: string) => context.addIssue({ code: 'custom', path: [at], message })
      if (route === undefined && workflow === undefined) wrong('route', 'route, or document_id and workflow')
      if (route !== undefined && workflow !== undefined) wrong('workflow', 'either route or workflow')
      if (workflow !== undefined && document_id === undefined) wrong('document_id', 'goes with workflow')
    }),
  answer: {
    status: 201,
    schema: z.object({ id: z.string(), status: z.enum(statuses), started: z.boolean() }),
  },
  async run({ engine, portalId, body, caller, idempotencyKey }) {
    const { route = '', inputs, item, workflow, document_id = '' } = body
    const key = `api:${caller.tokenId}:${idempotencyKey ?? randomUUID()}`
    const order = { portalId, item, starter: { by: 'api' as const }, key }
    const started = workflow
      ? await startWorkflow(engine, { ...order, workflow: { document_id, workflow } })
      : await startEnvelope(engine, { ...order, route, inputs })
    const row = await envelopeRow(engine.db, portalId, started.envelopeId)
    return { id: started.envelopeId, status: row?.status ?? 'preparing', started: started.how === 'started' }
  },
})

const read = operation({
  method: 'GET',
  path: '/envelopes/{id}',
  id: 'readEnvelope',
  summary: 'One envelope with its participants and documents',
  scope: 'envelopes:read',
  ofPortal: true,
  params: idPath,
  query: nothing,
  body: null,
  answer: {
    status: 200,
    schema: envelopeShape.extend({
      phase: z.string(),
      round: z.number(),
      documents: z.array(z.record(z.string(), z.unknown())),
      legs: z.record(z.string(), z.unknown()),
      headHash: z.string(),
    }),
  },
  async run({ engine, portalId, path }) {
    const [line] = await readEnvelopeLines(engine.db, portalId, {}, [known(path.id)])
    const row = line && (await envelopeRow(engine.db, portalId, path.id))
    if (!row || !line) throw unknown()
    const { phase, round, documents, legs } = row.state
    return { ...line, phase, round, documents, legs, headHash: row.headHash }
  },
})

const events = operation({
  method: 'GET',
  path: '/envelopes/{id}/events',
  id: 'listEnvelopeEvents',
  summary: 'History of an envelope as a hash chain',
  scope: 'envelopes:read',
  ofPortal: true,
  params: idPath,
  query: nothing,
  body: null,
  answer: { status: 200, schema: z.object({ items: z.array(z.record(z.string(), z.unknown())) }) },
  async run({ engine, portalId, path }) {
    if (!(await envelopeRow(engine.db, portalId, known(path.id)))) throw unknown()
    return { items: await eventRows(engine.db, path.id) }
  },
})

const command = operation({
  method: 'POST',
  path: '/envelopes/{id}/{command}',
  id: 'commandEnvelope',
  summary: 'Retry, cancel, remind, or send the next revision',
  scope: 'envelopes:write',
  ofPortal: true,
  params: idPath.extend({ command: z.enum(['retry', 'cancel', 'remind', 'resume']) }),
  query: nothing,
  body: z.object({ comment: z.string().max(2000).default('') }),
  answer: { status: 202, schema: z.object({ ok: z.literal(true) }) },
  async run({ engine, portalId, path, body, caller }) {
    await commandEnvelope(engine, {
      portalId,
      envelopeId: known(path.id),
      command: path.command,
      by: caller.name,
      comment: body.comment,
    })
    return { ok: true }
  },
})

const file = operation({
  method: 'GET',
  path: '/envelopes/{id}/documents/{documentId}',
  id: 'readEnvelopeDocument',
  summary: 'Bytes of a document',
  scope: 'envelopes:read',
  ofPortal: true,
  params: idPath.extend({ documentId: z.uuid() }),
  query: nothing,
  body: null,
  answer: { status: 200, mime: 'application/octet-stream' },
  async run({ engine, portalId, path }) {
    const found = await readDocument(engine.db, portalId, known(path.id), path.documentId)
    if (!found) throw unknown()
    return new Response(new Uint8Array(found.bytes), {
      headers: {
        'content-type': found.mime,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      },
    })
  },
})

/** A malformed id is simply an envelope that does not exist. */
function known(id: string): string {
  if (z.uuid().safeParse(id).success || /^[0-9a-f-]{36}$/.test(id)) return id
  throw unknown()
}

const unknown = () =>
  new Refused(404, {
    code: 'envelope-unknown',
    text: say('Такого конверта нет.', 'There is no such envelope.'),
    cure: say('Проверьте идентификатор.', 'Check the id.'),
  })

export const envelopeOperations = [list, start, read, events, file, command]
