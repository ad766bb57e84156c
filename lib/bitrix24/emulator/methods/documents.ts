import { raise } from '#lib/bitrix24/emulator/events.ts'
import { machineLink } from '#lib/bitrix24/emulator/links.ts'
import { listed, readRow, selected } from '#lib/bitrix24/emulator/listing.ts'
import { type Call, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { isYes, jsonMapOf, mapOf, textOf, textsOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { codeless, Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { addEntry } from '#lib/bitrix24/emulator/timeline-entry.ts'
import { findItem, type GeneratedDocument } from '#lib/bitrix24/emulator/world.ts'

const refused = (description: string) => new Refusal(400, '0', description)

const documentOf = ({ world, params }: Call): GeneratedDocument => {
  const id = wholeOf(params.id)
  if (id === undefined)
    throw new Refusal(400, '100', 'Bitrix\\DocumentGenerator\\Document constructor must be is public')
  const document = world.documents[String(id)]
  if (!document) throw refused('Document not found')
  return document
}

const converted = ({ portal }: Call, document: GeneratedDocument): boolean =>
  portal.now().getTime() >= document.pdfAt

/** A document as its methods show it: links to the PDF are absent until the conversion is over. */
const shown = (call: Call, document: GeneratedDocument) => {
  const { portal, caller } = call
  const done = converted(call, document)
  const ajax = (action: string) =>
    `${portal.context.baseUrl}/bitrix/services/main/ajax.php?action=crm.documentgenerator.document.${action}&SITE_ID=s1&id=${document.id}`
  const machine = (method: string, form: 'pdf' | 'docx') =>
    machineLink(portal, caller, `crm.documentgenerator.document.${method}`, {
      kind: 'document',
      id: document.id,
      form,
    })
  const pdf = { pdfUrl: ajax('getPdf'), pdfUrlMachine: machine('getPdf', 'pdf') }
  const failure = {
    isTransformationError: true,
    transformationErrorMessage: 'Ошибка преобразования документа',
    transformationErrorCode: 'TRANSFORMER_ERROR',
  }
  return {
    changeStampsEnabled: false,
    changeStampsDisabledReason: 'В шаблоне нет печатей и подписей',
    downloadUrl: ajax('download'),
    publicUrl: document.publicUrl,
    title: document.title,
    number: document.number,
    id: String(document.id),
    createTime: document.createdAt,
    createdBy: String(document.createdBy),
    updateTime: document.updatedAt,
    updatedBy: null,
    stampsEnabled: document.stampsEnabled,
    isTransformationError: false,
    values: Object.keys(document.values).length > 0 ? document.values : [],
    templateId: String(document.templateId),
    pullTag: `TRANSFORMDOCUMENT${document.id}`,
    entityId: String(document.entityId),
    entityTypeId: String(document.entityTypeId),
    downloadUrlMachine: machine('download', 'docx'),
    ...(done && document.conversionFails ? failure : {}),
    ...(done && !document.conversionFails ? pdf : {}),
  }
}

const add = (call: Call) => {
  const { portal, world, params, caller } = call
  const templateId = wholeOf(params.templateId)
  if (templateId === undefined)
    throw new Refusal(400, '100', 'Bitrix\\DocumentGenerator\\Template constructor must be is public')
  const template = world.templates.find((one) => one.id === templateId)
  if (!template) throw refused('Template not found')
  const entityTypeId = wholeOf(params.entityTypeId) ?? 0
  if (!world.items[String(entityTypeId)]) throw refused('No provider for entityTypeId')
  const entityId = wholeOf(params.entityId)
  if (!entityId) throw refused('Empty required parameter "value"')
  const at = portal.stamp()
  const number = `${at.slice(0, 4)}-${String(portal.nextId('number')).padStart(3, '0')}`
  const id = portal.nextId('document')
  const document: GeneratedDocument = {
    id,
    templateId,
    entityTypeId,
    entityId,
    title: `${template.name} ${number}`,
    number,
    values: { _creationMethod: 'rest', ...jsonMapOf(params.values), DocumentNumber: number },
    stampsEnabled: isYes(params.stampsEnabled),
    createdAt: at,
    updatedAt: at,
    createdBy: caller.user.id,
    pdfAt: portal.now().getTime() + world.settings.conversionMs,
    conversionFails: portal.context.faults.take('fail-conversion', call.method),
    publicUrl: null,
    pdfSha256: null,
    docxSha256: null,
  }
  world.documents[String(id)] = document
  // The vendor does not check that the element exists; only an existing one has a timeline.
  const owner = findItem(world, entityTypeId, entityId)
  if (owner)
    addEntry(call, owner, {
      type: 'document',
      title: 'Создан документ',
      text: document.title,
      extra: { documentId: id },
    })
  const data = { FIELDS: { ID: id, ENTITY_TYPE_ID: entityTypeId, ENTITY_ID: entityId } }
  raise(portal, 'ONCRMDOCUMENTGENERATORDOCUMENTADD', data, caller.user.id)
  return { result: { document: { ...shown(call, document), id } } }
}

/** Filters compare stored facts; moments have other names there. */
const readDocument = (document: GeneratedDocument, name: string): unknown => {
  const { createdAt: createTime, updatedAt: updateTime, ...facts } = document
  return readRow({ ...facts, createTime, updateTime }, name)
}

const list = (call: Call) => {
  const select = textsOf(call.params.select)
  if (select.length > 0 && !select.includes('*') && select.includes('entityTypeId'))
    throw new Refusal(400, '100', 'Unknown field definition `entityTypeId`')
  const { items, ...page } = listed(Object.values(call.world.documents), call.params, readDocument)
  const rows = items.map((document) => ({
    ...shown(call, document),
    fileId: String(document.id * 2 + 1),
    pdfId: converted(call, document) && !document.conversionFails ? String(document.id * 2 + 2) : null,
    imageId: null,
  }))
  return { ...page, result: { documents: rows.map((row) => selected(row, select, ['id'])) } }
}

const templates = (call: Call) => {
  const rows = call.world.templates.map((template) => ({
    id: String(template.id),
    name: template.name,
    code: null,
    region: 'ru',
    sort: '500',
    active: 'Y',
    moduleId: 'crm',
    createTime: '2026-01-12T09:00:00+03:00',
    updateTime: '2026-01-12T09:00:00+03:00',
    numeratorId: '1',
    withStamps: 'N',
    users: ['UA'],
    entityTypeId: template.bindings,
  }))
  const filter = { ...mapOf(call.params.filter) }
  // A bare type matches its bindings to any pipeline.
  if (filter.entityTypeId !== undefined)
    filter.entityTypeId = textsOf(filter.entityTypeId).flatMap((type) =>
      /^\d+$/.test(type)
        ? [
            type,
            ...rows.flatMap((row) => row.entityTypeId.filter((one) => one.startsWith(`${type}_category_`))),
          ]
        : [type],
    )
  const { items, ...page } = listed(rows, { ...call.params, filter }, readRow)
  const shownRows = items.map((row) => [row.id, selected(row, call.params.select, ['id'])] as const)
  return { ...page, result: { templates: items.length > 0 ? Object.fromEntries(shownRows) : [] } }
}

/**
 * Documents generated from templates. The PDF comes later; there is no method that downloads: only links do.
 * @see https://apidocs.bitrix24.com/api-reference/crm/document-generator/index.html
 */
export const documentMethods: Methods = guarded(
  { scope: ['crm', 'documentgenerator'] },
  {
    'crm.documentgenerator.template.list': {
      admin: () => codeless('You do not have permissions to modify templates'),
      run: templates,
    },
    'crm.documentgenerator.document.add': { run: add },
    'crm.documentgenerator.document.get': {
      run: (call) => ({ result: { document: shown(call, documentOf(call)) } }),
    },
    'crm.documentgenerator.document.list': { run: list },
    'crm.documentgenerator.document.delete': {
      run: (call) => {
        delete call.world.documents[String(documentOf(call).id)]
        return { result: null }
      },
    },
    'crm.documentgenerator.document.enablepublicurl': {
      run: (call) => {
        const document = documentOf(call)
        const on = isYes(call.params.status)
        document.publicUrl = on ? `${call.portal.context.baseUrl}/~doc${document.id}` : null
        return { result: { publicUrl: textOf(document.publicUrl) } }
      },
    },
  },
)
