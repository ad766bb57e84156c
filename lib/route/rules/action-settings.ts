import { declarationOf, readOrder } from '#lib/route/action.ts'
import type { ActionNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'action-settings'

/** An action node says what it does, with everything that this needs. */
export const actionSettings: Rule = {
  id,
  check({ model }) {
    return model.graph.nodes.flatMap((node) => {
      if (node.kind !== 'action') return []
      const read = readOrder(node)
      return 'order' in read ? [] : [finding(node, read.missing)]
    })
  },
}

function finding(node: ActionNode, missing: { title: { ru: string; en: string } }[]) {
  if (!declarationOf(node.action)) {
    return findingAt(
      id,
      node.id,
      say(`В узле ${quoted(node).ru} не выбрано действие.`, `${quoted(node).en} does not say what to do.`),
      say('Выберите действие в свойствах узла.', 'Choose an action in the node’s properties.'),
    )
  }
  const ru = missing.map(({ title }) => `«${title.ru}»`).join(', ')
  const en = missing.map(({ title }) => `“${title.en}”`).join(', ')
  return findingAt(
    id,
    node.id,
    say(`В узле ${quoted(node).ru} не заполнено: ${ru}.`, `${quoted(node).en} lacks ${en}.`),
    say('Заполните свойства узла.', 'Fill in the node’s properties.'),
  )
}
