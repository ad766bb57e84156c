import type { Fix } from '#lib/route/finding.ts'
import { removeNode, setNode, several } from '#lib/route/fix.ts'
import type { RouteModel } from '#lib/route/model.ts'
import { freshId, newNode } from '#lib/route/new-node.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'missing-start'
const deal = 2

/** A route begins at exactly one start, and that start says for which CRM items. */
export const missingStart: Rule = {
  id,
  check({ model }) {
    const [start, ...more] = model.starts
    if (!start) {
      const text = say(
        'В маршруте нет старта: его нечем запустить.',
        'The route has no start: nothing can begin it.',
      )
      return [
        findingAt(id, undefined, text, say('Добавьте узел «Старт».', 'Add a “Start” node.'), {
          fix: startBefore(model),
        }),
      ]
    }
    const findings = more.map((node) =>
      findingAt(
        id,
        node.id,
        say(
          `Второй старт ${quoted(node).ru}: непонятно, откуда начинать.`,
          `A second start ${quoted(node).en}: it is unclear where to begin.`,
        ),
        say('Оставьте один старт.', 'Keep one start.'),
        { fix: removeNode(node) },
      ),
    )
    if (start.entityTypeIds.length > 0) return findings
    return [
      ...findings,
      findingAt(
        id,
        start.id,
        say(
          'Старт не знает, для каких элементов CRM запускается.',
          'The start does not say for which CRM items it runs.',
        ),
        say(
          'Выберите хотя бы один тип: сделка, лид, смарт-процесс…',
          'Choose at least one type: deal, lead, smart process…',
        ),
        { fix: setNode(say('Запускать из сделки', 'Start from deals'), { ...start, entityTypeIds: [deal] }) },
      ),
    ]
  },
}

/** A start that leads to the first node to which nothing leads. */
function startBefore(model: RouteModel): Fix {
  const first = model.graph.nodes.find((node) => model.into(node.id).length === 0)
  const x = Math.min(0, ...model.graph.nodes.map(({ position }) => position.x - 272))
  const ids = model.graph.nodes.map((node) => node.id)
  const start = newNode('start', freshId(ids, 'start'), { x, y: first?.position.y ?? 0 })
  const add = { do: 'add-node', node: start } as const
  return {
    label: say('Добавить старт', 'Add a start'),
    edit: first ? several(add, { do: 'connect', from: start.id, outcome: 'next', to: first.id }) : add,
  }
}
