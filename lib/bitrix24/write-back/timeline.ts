import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { namesOfType } from '#lib/bitrix24/document-id.ts'
import { asRecords, asText } from '#lib/bitrix24/wire.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import type { Action, CallOf } from './action.ts'

/**
 * Adds a comment to the item's timeline. Bitrix24 has no key for comments, so the effect's mark ends the text, small
 * enough to be passed over, and a repeat looks for it among the newest comments.
 * Source: apidocs.bitrix24.com/api-reference/crm/timeline/comments/
 */
export const timeline: Action<'timeline'> = { name: 'timeline', run }

/** How a mark stands in a text that people read. */
export const markLine = (mark: string): string => `\u00b7 ${mark}`

async function run(client: Bitrix24Client, call: CallOf<'timeline'>): Promise<Receipt> {
  const { title, text } = call.act
  const entity = { ENTITY_ID: call.item.id, ENTITY_TYPE: namesOfType(call.item.entityTypeId).timeline }
  const mark = markLine(call.mark)
  if (call.repeat) {
    const rows = await client.call('crm.timeline.comment.list', {
      filter: entity,
      order: { ID: 'DESC' },
      select: ['ID', 'COMMENT'],
    })
    const found = asRecords(rows).find((row) => asText(row.COMMENT).includes(mark))
    if (found) return { how: 'already', data: { commentId: asText(found.ID) } }
  }
  const COMMENT = [title === '' ? '' : `[B]${title}[/B]`, text, mark].filter(Boolean).join('\n')
  const id = await client.call(
    'crm.timeline.comment.add',
    { fields: { ...entity, COMMENT } },
    { write: true },
  )
  return { how: 'done', data: { commentId: asText(id) } }
}
