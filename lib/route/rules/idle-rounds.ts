import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { reachFrom } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'idle-rounds'

/** A number of rounds on an edge that does not lead back counts nothing: it was left over, or the edge leads wrong. */
export const idleRounds: Rule = {
  id,
  check({ model }) {
    return model.graph.edges.flatMap((edge) => {
      const to = model.nodes.get(edge.to)
      if (edge.maxRounds === undefined || !to || reachFrom(model, edge.to).has(edge.from)) return []
      return findingAt(
        id,
        edge.from,
        say(
          `На связи к узлу ${quoted(to).ru} указано число кругов, но назад она не ведёт.`,
          `The edge to ${quoted(to).en} has a number of rounds but does not lead back.`,
        ),
        say('Уберите число кругов или проведите связь назад.', 'Remove the number, or lead the edge back.'),
        {
          edge: edge.id,
          fix: {
            label: say('Убрать число кругов', 'Remove the number of rounds'),
            edit: { do: 'set-rounds', id: edge.id, maxRounds: undefined },
          },
        },
      )
    })
  },
}
