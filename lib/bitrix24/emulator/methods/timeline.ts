import { keepFile } from '#lib/bitrix24/emulator/crm/custom-values.ts'
import { listed, readRow, selected } from '#lib/bitrix24/emulator/listing.ts'
import { type Call, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import {
  listOf,
  mapOf,
  type Params,
  requiredMap,
  requiredWhole,
  textOf,
  wholeOf,
} from '#lib/bitrix24/emulator/params.ts'
import { missingParameter, Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { addEntry, ownerOf, removeEntry } from '#lib/bitrix24/emulator/timeline-entry.ts'
import type { Json, TimelineEntry } from '#lib/bitrix24/emulator/world.ts'

const typeNames: Record<string, number> = { lead: 1, deal: 2, contact: 3, company: 4 }

const entityTypeOf = (name: string): number | undefined =>
  typeNames[name.toLowerCase()] ?? (/^dynamic_\d+$/i.test(name) ? Number(name.slice(8)) : undefined)

const nameOf = (entityTypeId: number): string =>
  Object.entries(typeNames).find(([, id]) => id === entityTypeId)?.[0] ?? `dynamic_${entityTypeId}`

const commentRow = ({ portal, world }: Call, entry: TimelineEntry) => {
  const files = entry.fileIds.flatMap((id) => world.files[String(id)] ?? [])
  const shown = files.map((file) => [
    String(file.id),
    {
      id: file.id,
      date: entry.at,
      type: 'file',
      name: file.name,
      size: file.sizeBytes,
      authorId: entry.authorId,
      urlDownload: `${portal.context.baseUrl}/disk/downloadFile/${file.id}/?&ncc=1&filename=${encodeURIComponent(file.name)}`,
    },
  ])
  return {
    ID: String(entry.id),
    ENTITY_ID: String(entry.entityId),
    ENTITY_TYPE: nameOf(entry.entityTypeId),
    CREATED: entry.at,
    COMMENT: entry.text,
    AUTHOR_ID: String(entry.authorId),
    ...(files.length > 0 ? { FILES: Object.fromEntries(shown) } : {}),
  }
}

const readComment = (entry: TimelineEntry, name: string): unknown => {
  switch (name.toUpperCase()) {
    case 'ID':
      return entry.id
    case 'ENTITY_ID':
      return entry.entityId
    case 'ENTITY_TYPE':
      return nameOf(entry.entityTypeId)
    case 'CREATED':
      return entry.at
    case 'COMMENT':
      return entry.text
    default:
      return name.toUpperCase() === 'AUTHOR_ID' ? entry.authorId : undefined
  }
}

const commentOf = ({ world, params }: Call): TimelineEntry => {
  const id = requiredWhole(params, 'id')
  const entry = world.timeline.find((one) => one.id === id && one.type === 'comment')
  if (!entry) throw new Refusal(400, 'NOT_FOUND', 'Not found.')
  return entry
}

const filesOf = async ({ portal }: Call, value: unknown): Promise<number[]> => {
  const pairs = (listOf(value) ?? []).map((pair) => (listOf(pair) ?? []).map(textOf))
  if (pairs.some((pair) => pair.length !== 2))
    throw new Refusal(400, 'INVALID_ARG_VALUE', 'Files must be pairs of a name and Base64.')
  return Promise.all(pairs.map(([name = '', base64 = '']) => keepFile(portal, name, base64)))
}

const addComment = async (call: Call) => {
  const fields = requiredMap(call.params, 'fields')
  if (fields.ENTITY_ID === undefined) throw missingParameter('ENTITY_ID')
  if (fields.ENTITY_TYPE === undefined) throw missingParameter('ENTITY_TYPE')
  const entityTypeId = entityTypeOf(textOf(fields.ENTITY_TYPE))
  const owner = ownerOf(call, entityTypeId, wholeOf(fields.ENTITY_ID))
  const text = textOf(fields.COMMENT)
  if (text.trim() === '') throw new Refusal(400, 'INVALID_ARG_VALUE', 'Empty comment message.')
  const fileIds = await filesOf(call, fields.FILES)
  const entry = addEntry(call, owner, { type: 'comment', title: 'Комментарий', text, fileIds })
  return { result: entry.id }
}

const updateComment = async (call: Call) => {
  const entry = commentOf(call)
  const fields = requiredMap(call.params, 'fields')
  if (fields.COMMENT !== undefined && textOf(fields.COMMENT).trim() === '')
    throw new Refusal(400, 'INVALID_ARG_VALUE', 'Empty comment message.')
  if (fields.COMMENT !== undefined) entry.text = textOf(fields.COMMENT)
  // Files of an update replace all files that the comment had.
  if (fields.FILES !== undefined) entry.fileIds = await filesOf(call, fields.FILES)
  return { result: entry.id }
}

const listComments = (call: Call) => {
  const filter = requiredMap(call.params, 'filter')
  const comments = call.world.timeline.filter((entry) => entry.type === 'comment')
  const { items, ...page } = listed(comments, { ...call.params, filter }, readComment)
  return { ...page, result: items.map((entry) => selected(commentRow(call, entry), call.params.select)) }
}

const logRow = (entry: TimelineEntry) => ({
  id: entry.id,
  created: entry.at,
  authorId: entry.authorId,
  title: entry.title,
  text: entry.text,
  iconCode: entry.extra.iconCode ?? 'info',
})

const addLog = (call: Call) => {
  const fields: Params = requiredMap(call.params, 'fields')
  for (const name of ['entityTypeId', 'entityId', 'title', 'text', 'iconCode'])
    if (textOf(fields[name]) === '') throw new Refusal(400, '100', `Field '${name}' is required`)
  const owner = ownerOf(call, wholeOf(fields.entityTypeId), wholeOf(fields.entityId))
  const extra: Record<string, Json> = { iconCode: textOf(fields.iconCode) }
  const entry = addEntry(call, owner, {
    type: 'log',
    title: textOf(fields.title),
    text: textOf(fields.text),
    extra,
  })
  return { result: { logMessage: logRow(entry) } }
}

const listLog = (call: Call) => {
  const owner = ownerOf(
    call,
    requiredWhole(call.params, 'entityTypeId'),
    requiredWhole(call.params, 'entityId'),
  )
  const rows = call.world.timeline
    .filter(
      (entry) =>
        entry.type === 'log' && entry.entityTypeId === owner.entityTypeId && entry.entityId === owner.id,
    )
    .map(logRow)
  const order = mapOf(call.params.order) ?? { id: 'desc' }
  const { items, ...page } = listed(rows, { order, start: call.params.start, size: 10 }, readRow)
  return { ...page, result: items }
}

/**
 * Comments and journal lines of a card's timeline.
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/index.html
 */
export const timelineMethods: Methods = guarded(
  { scope: ['crm'] },
  {
    'crm.timeline.comment.add': { run: addComment },
    'crm.timeline.comment.update': { run: updateComment },
    'crm.timeline.comment.get': { run: (call) => ({ result: commentRow(call, commentOf(call)) }) },
    'crm.timeline.comment.list': { run: listComments },
    'crm.timeline.comment.delete': {
      run: (call) => {
        removeEntry(call.world, commentOf(call))
        return { result: null }
      },
    },
    'crm.timeline.logmessage.add': { run: addLog },
    'crm.timeline.logmessage.list': { run: listLog },
    'crm.timeline.logmessage.delete': {
      run: (call) => {
        const id = requiredWhole(call.params, 'logMessageId')
        const entry = call.world.timeline.find((one) => one.id === id && one.type === 'log')
        if (!entry) throw new Refusal(400, 'NOT_FOUND', 'Not found.')
        removeEntry(call.world, entry)
        return { result: null }
      },
    },
  },
)
