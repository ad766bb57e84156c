import { runWriteBack } from '#lib/bitrix24/write-back/index.ts'
import type { Deed } from '#lib/envelope/effect.ts'
import { shortId } from '../stable-id.ts'
import { bytesOf } from './documents.ts'
import type { Performed, Task } from './perform.ts'

/** Makes one change in Bitrix24. */
export async function writeBack(task: Task, deed: Extract<Deed, { do: 'write-back' }>): Promise<Performed> {
  const { engine, envelope, row, repeat } = task
  const portal = await engine.portals.of(envelope.portalId)
  const receipt = await runWriteBack(portal.client, {
    act: deed.act,
    item: { entityTypeId: envelope.entityTypeId, id: envelope.itemId },
    mark: `${shortId(envelope.id)}-${row.id}`,
    repeat,
    bytesOf: (documentId) => bytesOf(engine, documentId),
  })
  return { observation: { seen: 'receipt', key: row.key, receipt }, receipt }
}
