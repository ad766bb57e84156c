import { readOrder } from '#lib/route/action.ts'
import type { CatalogueProcess } from '#lib/route/catalogue.ts'
import type { ActionNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'unknown-process'

/** The business process that an action starts exists in the portal, and for every type of item of the route. */
export const unknownProcess: Rule = {
  id,
  check({ model, catalogue: { processes } }) {
    if (!processes) return []
    const types = model.starts[0]?.entityTypeIds ?? []
    return model.graph.nodes.flatMap((node) => {
      const templateId = node.kind === 'action' ? processOf(node) : null
      if (node.kind !== 'action' || templateId === null) return []
      const process = processes.find((each) => each.id === templateId)
      if (!process) return [missing(node, templateId)]
      return types.every((type) => type === process.entityTypeId) ? [] : [foreign(node, process)]
    })
  },
}

/** Id of the template that the node starts; null when it starts none or does not say which. */
export function processOf(node: ActionNode): string | null {
  const read = readOrder(node)
  return 'order' in read && read.order.do === 'start-process' ? read.order.templateId : null
}

function missing(node: ActionNode, templateId: string) {
  const name = quoted(node)
  return findingAt(
    id,
    node.id,
    say(
      `${name.ru}: бизнес-процесса № ${templateId} в портале нет.`,
      `${name.en}: business process no. ${templateId} does not exist in the portal.`,
    ),
    say('Выберите другой бизнес-процесс.', 'Choose another business process.'),
  )
}

function foreign(node: ActionNode, process: CatalogueProcess) {
  const name = quoted(node)
  return findingAt(
    id,
    node.id,
    say(
      `${name.ru}: бизнес-процесс «${process.name}» не для всех типов элементов, с которых начинается маршрут.`,
      `${name.en}: the business process “${process.name}” does not serve every type of item that the route starts from.`,
    ),
    say(
      'Выберите другой бизнес-процесс или сузьте типы в узле «Старт».',
      'Choose another business process or narrow the types of the start.',
    ),
  )
}
