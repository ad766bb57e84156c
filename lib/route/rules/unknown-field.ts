import { readOrder } from '#lib/route/action.ts'
import type { ActionNode, NodeId, RouteNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'unknown-field'

/**
 * Fields named by documents, conditions, waits and actions exist on every type of item that the route starts from. Fields of
 * participants are told by `unresolvable-participant`.
 */
export const unknownField: Rule = {
  id,
  check({ model, catalogue: { fields } }) {
    if (!fields) return []
    const types = model.starts[0]?.entityTypeIds ?? []
    return model.graph.nodes.flatMap((node) =>
      [...new Set(fieldsOf(node))]
        .filter((name) => name !== '')
        .filter(
          (name) =>
            !types.every((type) => fields.some((each) => each.name === name && each.entityTypeId === type)),
        )
        .map((name) => finding(node.id, quoted(node), name)),
    )
  },
}

const finding = (at: NodeId, title: { ru: string; en: string }, field: string) =>
  findingAt(
    id,
    at,
    say(
      `Поля «${field}» из узла ${title.ru} нет у элементов, с которых начинается маршрут.`,
      `The field “${field}” of ${title.en} does not exist on the items that the route starts from.`,
    ),
    say(
      'Выберите поле из списка или создайте его в Битрикс24.',
      'Choose a field from the list or create it in Bitrix24.',
    ),
  )

function fieldsOf(node: RouteNode): string[] {
  if (node.kind === 'document') return node.source?.from === 'file-field' ? [node.source.field] : []
  if (node.kind === 'action') return fieldsOfAction(node)
  if (node.kind === 'wait') return node.until.by === 'duration' ? [] : [node.until.field]
  if (node.kind !== 'condition') return []
  return node.branches.flatMap((branch) =>
    branch.all.flatMap(({ left }) => (left.of === 'field' ? [left.field] : [])),
  )
}

function fieldsOfAction(node: ActionNode): string[] {
  const read = readOrder(node)
  if (!('order' in read)) return []
  if (read.order.do === 'set-fields') return Object.keys(read.order.fields)
  return read.order.do === 'attach-files' ? [read.order.field] : []
}
