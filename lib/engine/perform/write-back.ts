import { runWriteBack } from '#lib/bitrix24/write-back/index.ts'
import type { Deed, Receipt, WriteBack } from '#lib/envelope/effect.ts'
import { say } from '#lib/sentence.ts'
import type { EffectRow } from '../advance.ts'
import { shortId } from '../stable-id.ts'
import { bytesOf } from './documents.ts'
import type { Performed, Task } from './perform.ts'
import { stillWanted } from './superseded.ts'

const superseded: Receipt = {
  how: 'skipped',
  text: say('Тем временем решено более новое.', 'Something newer was decided meanwhile.'),
}

/** A process that no earlier try can have started is started, and nobody is asked. */
const surelyUndone = (row: EffectRow, act: WriteBack): boolean =>
  act.name === 'start-process' && Number(row.progress?.undone ?? 0) === row.attempts - 1

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
    repeat: repeat && !surelyUndone(row, act),
    bytesOf: (documentId) => bytesOf(engine, documentId),
  })
  return { observation: { seen: 'receipt', key: row.key, receipt }, receipt }
}
