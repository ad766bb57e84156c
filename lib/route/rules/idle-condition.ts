import type { ConditionNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'idle-condition'

/** A condition whose ways all lead to one place decides nothing; one way of them was meant to lead elsewhere. */
export const idleCondition: Rule = {
  id,
  check({ model }) {
    return model.graph.nodes
      .filter((node): node is ConditionNode => node.kind === 'condition' && node.branches.length > 0)
      .filter((node) => {
        const edges = outcomesOf(node).map((outcome) => model.edgeOf(node.id, outcome))
        return edges.every((edge) => edge !== undefined && edge.to === edges[0]?.to)
      })
      .map((node) =>
        findingAt(
          id,
          node.id,
          say(
            `Все выходы условия ${quoted(node).ru} ведут в одно место: оно ни на что не влияет.`,
            `All ways out of ${quoted(node).en} lead to one place: it decides nothing.`,
          ),
          say(
            'Проведите ветки к разным узлам или удалите условие.',
            'Lead the branches apart, or delete the condition.',
          ),
        ),
      )
  },
}
