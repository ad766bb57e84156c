import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { processDocument } from '#lib/bitrix24/document-id.ts'
import { asRecords, asText } from '#lib/bitrix24/wire.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import { Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Action, CallOf } from './action.ts'

/**
 * Starts a business process for the item. Bitrix24 keeps no mark of ours with a process and lists only those that
 * still run: a repeat that finds one of this template was executed; one that finds none cannot be told, and a process
 * that pays twice is worse than one that waits, so a person is asked.
 * Source: apidocs.bitrix24.com/api-reference/bizproc/bizproc-workflow-start.html
 */
export const startProcess: Action<'start-process'> = { name: 'start-process', run }

async function run(client: Bitrix24Client, call: CallOf<'start-process'>): Promise<Receipt> {
  const { templateId, parameters } = call.act
  const document = processDocument(call.item)
  if (call.repeat && !call.undone) {
    const found = await client.call('bizproc.workflow.instances', {
      SELECT: ['ID', 'TEMPLATE_ID', 'DOCUMENT_ID'],
      FILTER: { DOCUMENT_ID: document[2], TEMPLATE_ID: templateId },
      ORDER: { STARTED: 'desc' },
    })
    const running = asRecords(found)[0]
    if (running) return { how: 'already', data: { workflowId: asText(running.ID) } }
    throw unknownOutcome(templateId)
  }
  const id = await client.call(
    'bizproc.workflow.start',
    { TEMPLATE_ID: templateId, DOCUMENT_ID: document, PARAMETERS: parameters },
    { write: true },
  )
  return { how: 'done', data: { workflowId: asText(id) } }
}

const unknownOutcome = (templateId: string): Permanent =>
  new Permanent({
    code: 'bitrix24-process-unknown',
    text: say(
      'Битрикс24 не ответил, запущен ли бизнес-процесс, а среди работающих его нет.',
      'Bitrix24 did not say whether the business process was started, and it is not among those that run.',
    ),
    cure: say(
      'Проверьте журнал процессов карточки. Если процесса не было, нажмите «Повторить»: он запустится.',
      'Look at the item’s log of processes. If there was none, press “Retry” to start it.',
    ),
    detail: { templateId },
  })
