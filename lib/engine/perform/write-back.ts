import { runWriteBack } from '#lib/bitrix24/write-back/index.ts'
import type { Deed, Receipt } from '#lib/envelope/effect.ts'
import { say } from '#lib/sentence.ts'
import { isUndone } from '../advance.ts'
import { shortId } from '../stable-id.ts'
import { bytesOf } from './documents.ts'
import type { Performed, Task } from './perform.ts'
import { stillWanted } from './superseded.ts'

const superseded: Receipt = {
  how: 'skipped',
  text: say('Тем временем решено более новое.', 'Something newer was decided meanwhile.'),
}

/** Makes one change in Bitrix24. */
export async function writeBack(task: Task, deed: Extract<Deed, { do: 'write-back' }>): Promise<Performed> {
  const { engine, envelope, row, repeat } = task
  const act = await stillWanted(task, deed.act)
  if (!act)
    return { observation: { seen: 'receipt', key: row.key, receipt: superseded }, receipt: superseded }
  const portal = await engine.portals.of(envelope.portalId)
  const receipt = await runWriteBack(portal.client, {
    act,
    item: { entityTypeId: envelope.entityTypeId, id: envelope.itemId },
    mark: `${shortId(envelope.id)}-${row.id}`,
    repeat,
    undone: isUndone(row),
    bytesOf: (documentId) => bytesOf(engine, documentId),
  })
  return { observation: { seen: 'receipt', key: row.key, receipt }, receipt }
}
