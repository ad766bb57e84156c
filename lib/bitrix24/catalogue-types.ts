import type { CatalogueItemType } from '#lib/route/catalogue.ts'
import type { BatchAnswer, BatchCall } from './batch.ts'
import { asFlag, asNumber, asRecord, asRecords, asText } from './wire.ts'

/** The smart processes of a portal. Source: apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-list.html */
export const typesPage = (start: number): BatchCall => ({
  method: 'crm.type.list',
  params: { order: { id: 'ASC' }, start },
})

/** Smart processes with what a formalised document needs of their items: product rows and a client. */
export const itemTypesFrom = (result: unknown): CatalogueItemType[] =>
  asRecords(asRecord(result).types).flatMap((row) => {
    const entityTypeId = asNumber(row.entityTypeId)
    if (entityTypeId === undefined) return []
    return {
      entityTypeId,
      title: asText(row.title) || `№ ${entityTypeId}`,
      productRows: asFlag(row.isLinkWithProductsEnabled),
      company: asFlag(row.isClientEnabled),
    }
  })

/** The same of an answer; nothing while it was not asked or was refused. */
export const typesFrom = (answer: BatchAnswer | undefined): CatalogueItemType[] =>
  answer?.ok ? itemTypesFrom(answer.result) : []
