import { outcomesOf } from '#lib/route/graph.ts'
import { errorAt, type Rule } from '#lib/route/rule.ts'
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
          return errorAt(
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
            run,
          )
        }),
    )
  },
}
