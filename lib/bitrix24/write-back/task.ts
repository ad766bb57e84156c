import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { namesOfType } from '#lib/bitrix24/document-id.ts'
import { asRecord, asRecords, asText } from '#lib/bitrix24/wire.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import type { Action, CallOf } from './action.ts'
import { markLine } from './timeline.ts'

/**
 * Makes a task bound to the item. Tasks have no key that can be searched, so the effect's mark ends the description
 * and a repeat looks for it among the item's newest tasks.
 * Source: apidocs.bitrix24.com/api-reference/tasks/tasks-task-add.html
 */
export const task: Action<'task'> = { name: 'task', run }

async function run(client: Bitrix24Client, call: CallOf<'task'>): Promise<Receipt> {
  const { title, description, responsibleId, deadline } = call.act
  const binding = `${namesOfType(call.item.entityTypeId).binding}_${call.item.id}`
  const mark = markLine(call.mark)
  if (call.repeat) {
    const found = await client.call('tasks.task.list', {
      filter: { UF_CRM_TASK: binding },
      order: { ID: 'desc' },
      select: ['ID', 'TITLE', 'DESCRIPTION'],
    })
    const made = asRecords(asRecord(found).tasks).find((row) => asText(row.description).includes(mark))
    if (made) return { how: 'already', data: { taskId: asText(made.id) } }
  }
  const fields = {
    TITLE: title,
    DESCRIPTION: [description, mark].filter(Boolean).join('\n\n'),
    RESPONSIBLE_ID: responsibleId,
    UF_CRM_TASK: [binding],
    ...(deadline === null ? {} : { DEADLINE: deadline }),
  }
  const result = await client.call('tasks.task.add', { fields }, { write: true })
  return { how: 'done', data: { taskId: asText(asRecord(asRecord(result).task).id) } }
}
