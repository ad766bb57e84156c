import type { CatalogueItemType } from '#lib/route/catalogue.ts'
import type { BatchCall } from './batch.ts'
import { asFlag, asNumber, asRecord, asRecords, asText } from './wire.ts'

/** Smart processes of the portal. Source: apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/ */
export const typesPage = (start: number): BatchCall => ({
  method: 'crm.type.list',
  params: { order: { id: 'ASC' }, start },
})

/** Smart processes with what a formalised document needs of their items: product rows and a client. */
export const itemTypesFrom = (result: unknown): CatalogueItemType[] =>
  asRecords(asRecord(result).types).flatMap((row) => {
    const entityTypeId = asNumber(row.entityTypeId)
    if (entityTypeId === undefined) return []
    return [
      {
        entityTypeId,
        title: asText(row.title) || `№ ${entityTypeId}`,
        productRows: asFlag(row.isLinkWithProductsEnabled),
        company: asFlag(row.isClientEnabled),
      },
    ]
  })
