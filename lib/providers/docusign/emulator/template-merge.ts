import type { BinaryPart } from './input.ts'
import { problem } from './problem.ts'
import { isObject, list, member, text, type WireObject } from './wire.ts'
import type { World } from './world.ts'

/** A definition with everything that templates bring, and a way to their documents' bytes. */
export type Merged = { definition: WireObject; parts: () => Promise<BinaryPart[]> }

/**
 * Merges `templateId` + `templateRoles`, or `compositeTemplates` (higher sequence wins, root custom fields are
 * ignored). https://developers.docusign.com/docs/esign-rest-api/esign101/concepts/templates/composite/
 */
export function withTemplates(world: World, definition: WireObject): Merged {
  const composites = list(definition, 'compositeTemplates')
  const templateId = text(definition, 'templateId')
  if (composites.length === 0 && !templateId) return { definition, parts: async () => [] }
  const merged =
    composites.length > 0
      ? composed(world, definition, composites)
      : layered([templateDefinition(world, templateId), definition], list(definition, 'templateRoles'))
  const documents = renumbered(list(merged, 'documents'))
  return {
    definition: { ...merged, documents: documents.map(({ labSha256: _bytes, ...document }) => document) },
    parts: () => bytesOf(world, documents),
  }
}

function composed(world: World, definition: WireObject, composites: WireObject[]): WireObject {
  const { customFields: _ignored, recipients: _none, documents: _empty, ...root } = definition
  const pieces = composites.map((composite) => {
    const servers = list(composite, 'serverTemplates').map((one) => ({
      sequence: Number(text(one, 'sequence') || '1'),
      layer: templateDefinition(world, text(one, 'templateId')),
    }))
    const inlines = list(composite, 'inlineTemplates').map((one) => ({
      sequence: Number(text(one, 'sequence') || '1'),
      layer: one,
    }))
    const layers = [...servers, ...inlines].sort((one, other) => one.sequence - other.sequence)
    const own = member(composite, 'document')
    const whole = layered(
      layers.map((one) => one.layer),
      [],
    )
    return own ? { ...whole, documents: [own] } : whole
  })
  const documents = pieces.flatMap((piece) => list(piece, 'documents'))
  return { ...layered([...pieces, root], []), documents }
}

function templateDefinition(world: World, templateId: string): WireObject {
  const template = world.state().templates[templateId]
  if (!template) throw problem('TEMPLATE_NOT_FOUND')
  template.usedAt = world.at()
  return template.definition
}

/** Lays definitions over each other, later ones win; recipients meet by role name or recipient id. */
function layered(layers: readonly WireObject[], roles: readonly WireObject[]): WireObject {
  let whole: WireObject = {}
  for (const layer of layers) {
    const { recipients, documents, customFields, ...rest } = layer
    whole = { ...whole, ...rest }
    if (isObject(recipients)) whole.recipients = overlaid(member(whole, 'recipients'), recipients)
    if (Array.isArray(documents) && documents.length > 0) whole.documents = documents
    if (isObject(customFields)) whole.customFields = joined(member(whole, 'customFields'), customFields)
  }
  if (roles.length > 0) whole.recipients = cast(member(whole, 'recipients') ?? {}, roles)
  return whole
}

function overlaid(below: WireObject | undefined, above: WireObject): WireObject {
  const result: WireObject = { ...below }
  for (const kind of Object.keys(above)) {
    const merged = [...list(below, kind)]
    for (const one of list(above, kind)) {
      const index = merged.findIndex((other) => isSame(one, other))
      if (index >= 0) merged[index] = { ...merged[index], ...one }
      else merged.push(one)
    }
    result[kind] = merged
  }
  return result
}

const isSame = (one: WireObject, other: WireObject): boolean => {
  const role = text(one, 'roleName').toLowerCase()
  if (role) return role === text(other, 'roleName').toLowerCase()
  return text(one, 'recipientId') !== '' && text(one, 'recipientId') === text(other, 'recipientId')
}

/** Gives the template's roles their people; roles without anybody drop out. */
function cast(recipients: WireObject, roles: readonly WireObject[]): WireObject {
  const result: WireObject = {}
  for (const kind of Object.keys(recipients)) {
    result[kind] = list(recipients, kind).flatMap((recipient) => {
      const role = roles.find((one) => isSame(one, recipient))
      if (role) return [{ ...recipient, ...role }]
      return text(recipient, 'email') ? [recipient] : []
    })
  }
  return result
}

function joined(below: WireObject | undefined, above: WireObject): WireObject {
  const names = ['textCustomFields', 'listCustomFields']
  return Object.fromEntries(names.map((name) => [name, [...list(below, name), ...list(above, name)]]))
}

/** Documents of several templates may bear the same ids. */
function renumbered(documents: readonly WireObject[]): WireObject[] {
  const used = new Set<string>()
  return documents.map((document, index) => {
    const given = text(document, 'documentId')
    const documentId = given && !used.has(given) ? given : String(10_000 + index)
    used.add(documentId)
    return { ...document, documentId }
  })
}

async function bytesOf(world: World, documents: readonly WireObject[]): Promise<BinaryPart[]> {
  const parts: BinaryPart[] = []
  for (const document of documents) {
    const hash = text(document, 'labSha256')
    if (!hash) continue
    const bytes = await world.context.blobs.get(hash)
    parts.push({ documentId: text(document, 'documentId'), fileName: text(document, 'name'), bytes })
  }
  return parts
}
