import type { ItemRef } from './port.ts'

/** Modules of business process documents by entityTypeId; all others are elements of the dynamic factory. */
const documents: Readonly<Record<number, readonly [entity: string, prefix: string]>> = {
  1: ['CCrmDocumentLead', 'LEAD'],
  2: ['CCrmDocumentDeal', 'DEAL'],
  3: ['CCrmDocumentContact', 'CONTACT'],
  4: ['CCrmDocumentCompany', 'COMPANY'],
  7: ['Bitrix\\Crm\\Integration\\BizProc\\Document\\Quote', 'QUOTE'],
  31: ['Bitrix\\Crm\\Integration\\BizProc\\Document\\SmartInvoice', 'SMART_INVOICE'],
}

/** entityTypeId by the prefix of a business process document's id and by ENTITY_TYPE of REST. */
const typeIds: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(documents).map(([id, [, prefix]]) => [prefix, Number(id)]),
)

/**
 * The CRM item that a business process document id names: DEAL_123, DYNAMIC_147_1, SMART_INVOICE_5. Null when it is
 * none of the CRM's. Source: apidocs.bitrix24.com/api-reference/crm/data-types.html
 */
export function itemOfDocument(documentId: string): ItemRef | null {
  const last = documentId.lastIndexOf('_')
  const id = documentId.slice(last + 1)
  if (last <= 0 || !/^[1-9]\d{0,17}$/.test(id)) return null
  const entityTypeId = typeOfDocument(documentId.slice(0, last))
  return entityTypeId === null ? null : { entityTypeId, id }
}

/** The type of CRM items that a business process names DEAL, DYNAMIC_147…; null when it is none of the CRM's. */
export function typeOfDocument(type: string): number | null {
  const dynamic = /^DYNAMIC_(\d{1,9})$/.exec(type)?.[1]
  return dynamic ? Number(dynamic) : (typeIds[type] ?? null)
}

/** The item as business processes name it: module, entity, id. */
export function processDocument({ entityTypeId, id }: ItemRef): [string, string, string] {
  const [entity, prefix] = documents[entityTypeId] ?? [
    'Bitrix\\Crm\\Integration\\BizProc\\Document\\Dynamic',
    `DYNAMIC_${entityTypeId}`,
  ]
  return ['crm', entity, `${prefix}_${id}`]
}

/** What the CRM calls an item's type in different places. */
export type TypeNames = {
  /** ENTITY_TYPE of timeline comments. */
  timeline: string
  /** Prefix in UF_CRM_TASK and other bindings. */
  binding: string
  /** Folder of the item's page in the portal. */
  page: string
}

const known: Readonly<Record<number, TypeNames>> = {
  1: { timeline: 'lead', binding: 'L', page: 'crm/lead/details' },
  2: { timeline: 'deal', binding: 'D', page: 'crm/deal/details' },
  3: { timeline: 'contact', binding: 'C', page: 'crm/contact/details' },
  4: { timeline: 'company', binding: 'CO', page: 'crm/company/details' },
}

/** Names of an item's type; smart processes and smart invoices are named by their number. */
export const namesOfType = (entityTypeId: number): TypeNames =>
  known[entityTypeId] ?? {
    timeline: `dynamic_${entityTypeId}`,
    binding: `T${entityTypeId.toString(16).toUpperCase()}`,
    page: `crm/type/${entityTypeId}/details`,
  }

/** Address of the item's page, for people. */
export const itemUrl = (portalUrl: string, item: ItemRef): string =>
  `${portalUrl.replace(/\/*$/, '')}/${namesOfType(item.entityTypeId).page}/${item.id}/`
