import { removeNode } from '#lib/route/fix.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'unreachable'

/** A node that no run enters would never act, though its author believes that it does. */
export const unreachable: Rule = {
  id,
  check({ model, reached }) {
    if (model.starts.length === 0) return []
    return model.graph.nodes
      .filter((node) => node.kind !== 'start' && !reached.has(node.id))
      .map((node) =>
        findingAt(
          id,
          node.id,
          say(
            `До узла ${quoted(node).ru} не ведёт ни один путь от старта.`,
            `No path from the start leads to ${quoted(node).en}.`,
          ),
          say('Соедините его с маршрутом или удалите.', 'Connect it to the route or delete it.'),
          { fix: removeNode(node) },
        ),
      )
  },
}
