import { readItem } from '#lib/bitrix24/parties.ts'
import type { ItemFacts } from '#lib/envelope/item.ts'
import type { Performed, Task } from './perform.ts'

/** Reads the CRM item with everybody around it. */
export async function factsOf(task: Task): Promise<ItemFacts> {
  const portal = await task.engine.portals.of(task.envelope.portalId)
  const item = { entityTypeId: task.envelope.entityTypeId, id: task.envelope.itemId }
  return readItem(portal.client, item, { portalUrl: portal.url })
}

export async function readItemFacts(task: Task): Promise<Performed> {
  const item = await factsOf(task)
  return { observation: { seen: 'item', key: task.row.key, item }, receipt: { how: 'done' } }
}
