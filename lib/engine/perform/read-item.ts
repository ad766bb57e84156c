import { readItem } from '#lib/bitrix24/parties.ts'
import type { Deed } from '#lib/envelope/effect.ts'
import type { ItemFacts } from '#lib/envelope/item.ts'
import { findBoxes } from './find-boxes.ts'
import type { Performed, Task } from './perform.ts'

/** Reads the CRM item with everybody around it. */
export async function factsOf(task: Task): Promise<ItemFacts> {
  const portal = await task.engine.portals.of(task.envelope.portalId)
  const item = { entityTypeId: task.envelope.entityTypeId, id: task.envelope.itemId }
  return readItem(portal.client, item, { portalUrl: portal.url })
}

/** Reads the item, and asks the services that the deed names about its counterparty. */
export async function readItemFacts(
  task: Task,
  { boxes }: Extract<Deed, { do: 'read-item' }>,
): Promise<Performed> {
  const read = await factsOf(task)
  const item = boxes ? { ...read, boxes: await findBoxes(task, read, boxes) } : read
  return { observation: { seen: 'item', key: task.row.key, item }, receipt: { how: 'done' } }
}
