import type { Bitrix24Client } from './client.ts'
import { createGatherer, type Gatherer } from './gather.ts'
import type { ItemRef } from './port.ts'
import { asId, asRecord, asRecords, asText, type Wire } from './wire.ts'

/** Where an item stands now. */
export type ItemStage = { categoryId: string; stageId: string }

const pageSize = 50

const stageFrom = (row: Wire): ItemStage => ({
  categoryId: asText(row.categoryId) || '0',
  stageId: asText(row.stageId),
})

const gathererOf = (client: Bitrix24Client, entityTypeId: number): Promise<Gatherer<ItemStage>> =>
  client.memory.recall(`item-stages/${entityTypeId}`, Number.POSITIVE_INFINITY, async () =>
    createGatherer(pageSize, async (ids) => {
      const result = await client.call('crm.item.list', {
        entityTypeId,
        filter: { '@id': ids },
        select: ['id', 'categoryId', 'stageId'],
        order: { id: 'ASC' },
        start: -1,
      })
      return new Map(asRecords(asRecord(result).items).map((row) => [asText(row.id), stageFrom(row)]))
    }),
  )

/**
 * Reads where an item stands, many items in one call when many are asked for at once. Permanent when the item is
 * deleted or forbidden.
 */
export async function readItemStage(client: Bitrix24Client, item: ItemRef): Promise<ItemStage> {
  const read = await gathererOf(client, item.entityTypeId)
  const found = await read(item.id)
  if (found) return found
  // A list leaves out what is gone or forbidden; asked for by itself it is refused with the reason.
  const result = await client.call('crm.item.get', { entityTypeId: item.entityTypeId, id: item.id })
  const row = asRecord(asRecord(result).item)
  return stageFrom(asId(row.id) ? row : {})
}
