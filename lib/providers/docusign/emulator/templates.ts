import { takeDocuments } from './document-intake.ts'
import { bodyWithParts } from './input.ts'
import { pageOf, startOf } from './paging.ts'
import { included } from './present.ts'
import { problem } from './problem.ts'
import { takeRecipients } from './recipient-intake.ts'
import type { Template } from './state.ts'
import { list, member, text, vendorTime, type WireObject } from './wire.ts'
import { type Call, created, newGuid, ok, type Register, userOf, type World } from './world.ts'

const mostTemplates = 2_000

/** Templates, as far as creating envelopes from them needs. */
export function registerTemplates(register: Register): void {
  register('GET', '/templates', listAll)
  register('POST', '/templates', create)
  register('GET', '/templates/:templateId', (world, call) => {
    const template = world.state().templates[call.params.templateId ?? '']
    if (!template) throw problem('TEMPLATE_NOT_FOUND')
    return ok(shown(world, template, new Set(['recipients', 'documents', 'custom_fields', 'notification'])))
  })
}

async function create(world: World, call: Call) {
  const { definition, parts } = bodyWithParts(call.request)
  const name = text(definition, 'name')
  if (!name) throw problem('INVALID_REQUEST_PARAMETER', 'A template needs a name.')
  takeRecipients(member(definition, 'recipients'))
  const taken = await takeDocuments(world, list(definition, 'documents'), parts)
  const documents = taken.map((one) => ({
    ...one.fields,
    documentId: one.documentId,
    name: one.name,
    order: String(one.order),
    labSha256: one.original.sha256,
  }))
  const template: Template = {
    templateId: newGuid(),
    name,
    description: text(definition, 'description'),
    createdAt: world.at(),
    modifiedAt: world.at(),
    ownerId: call.user.userId,
    definition: { ...definition, documents, status: undefined, name: undefined, description: undefined },
  }
  world.state().templates[template.templateId] = template
  world.context.touched()
  return created({ templateId: template.templateId, name, uri: `/templates/${template.templateId}` })
}

function listAll(world: World, call: Call) {
  const { query } = call
  const search = (query.get('search_text') ?? '').toLowerCase()
  const by = query.get('order_by') ?? 'name'
  const keyOf = (one: Template) =>
    by === 'modified' ? one.modifiedAt : by === 'used' ? (one.usedAt ?? '') : one.name.toLowerCase()
  const direction = query.get('order') === 'desc' ? -1 : 1
  const found = Object.values(world.state().templates)
    .filter((one) => one.name.toLowerCase().includes(search))
    .sort((one, other) => direction * (keyOf(one) < keyOf(other) ? -1 : 1))
    .slice(0, mostTemplates)
  const { items, fields } = pageOf(found, startOf(query), Number(query.get('count') ?? mostTemplates), call)
  return ok({ envelopeTemplates: items.map((one) => shown(world, one, included(query))), ...fields })
}

function shown(world: World, template: Template, include: ReadonlySet<string>): WireObject {
  const { definition } = template
  const owner = userOf(world, template.ownerId)
  const documents = list(definition, 'documents').map(({ labSha256: _bytes, ...document }) => document)
  return {
    templateId: template.templateId,
    name: template.name,
    description: template.description,
    uri: `/templates/${template.templateId}`,
    shared: 'false',
    created: vendorTime(template.createdAt),
    lastModified: vendorTime(template.modifiedAt),
    lastUsed: vendorTime(template.usedAt),
    owner: { userName: owner.name, userId: owner.userId, email: owner.email },
    emailSubject: definition.emailSubject,
    emailBlurb: definition.emailBlurb,
    ...(include.has('recipients') ? { recipients: definition.recipients } : {}),
    ...(include.has('documents') ? { documents } : {}),
    ...(include.has('custom_fields') ? { customFields: definition.customFields } : {}),
    ...(include.has('notification') ? { notification: definition.notification } : {}),
  }
}
