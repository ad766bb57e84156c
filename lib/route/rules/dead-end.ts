import type { Fix } from '#lib/route/finding.ts'
import { leadTo, leadToEnd } from '#lib/route/fix.ts'
import { type Outcome, outcomesOf, type RouteNode } from '#lib/route/graph.ts'
import type { RouteModel } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { outcomeTitle, quoted } from '#lib/route/titles.ts'
import { runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'dead-end'

/** Every way out but a refusal and an expiry (which have rules of their own) must lead somewhere. */
export const deadEnd: Rule = {
  id,
  check({ model, reached }) {
    return model.graph.nodes.flatMap((node) =>
      outcomesOf(node)
        .filter(
          (outcome) => outcome !== 'declined' && outcome !== 'expired' && !model.edgeOf(node.id, outcome),
        )
        .map((outcome) => {
          const way = outcomeTitle(node, outcome)
          const run = reached.has(node.id)
            ? [...runTo(reached, node.id), { node: node.id, outcome }]
            : undefined
          return findingAt(
            id,
            node.id,
            say(
              `Из узла ${quoted(node).ru} по выходу «${way.ru}» идти некуда: маршрут остановится.`,
              `From ${quoted(node).en} the way “${way.en}” leads nowhere: the route would stop.`,
            ),
            say(
              'Проведите связь к следующему узлу или к концу.',
              'Connect it to the next node or to an end.',
            ),
            { run, fix: wayOn(model, node, outcome) },
          )
        }),
    )
  },
}

/** The one node to which nothing leads yet, or an end. A start is never led straight to an end. */
function wayOn(model: RouteModel, node: RouteNode, outcome: Outcome): Fix | null {
  const loose = model.graph.nodes.filter(
    (each) => each.kind !== 'start' && each.id !== node.id && model.into(each.id).length === 0,
  )
  const [only, ...more] = loose
  if (only && more.length === 0) {
    const name = quoted(only)
    return leadTo(say(`Провести к узлу ${name.ru}`, `Connect to ${name.en}`), node.id, outcome, only.id)
  }
  return node.kind === 'start' ? null : leadToEnd(model.graph, node, outcome, 'completed')
}
