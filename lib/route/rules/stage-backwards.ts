import { readOrder } from '#lib/route/action.ts'
import type { CataloguePipeline } from '#lib/route/catalogue.ts'
import { setNode } from '#lib/route/fix.ts'
import type { ActionNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { reachFrom, runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'stage-backwards'

type Move = { node: ActionNode; stages: Record<string, string>; backwards: boolean }

/** A move to a stage before the one to which the route has moved the item already: it would be left undone. */
export const stageBackwards: Rule = {
  id,
  check({ model, reached, catalogue }) {
    const types = model.starts[0]?.entityTypeIds ?? []
    const pipelines = (catalogue.pipelines ?? []).filter(({ entityTypeId }) => types.includes(entityTypeId))
    const moves = model.graph.nodes.flatMap((node) => (node.kind === 'action' ? moveOf(node) : []))
    return moves
      .filter(({ node }) => reached.has(node.id))
      .flatMap((earlier) => {
        const on = reachFrom(model, earlier.node.id, (edge) => edge.maxRounds === undefined)
        return moves
          .filter((later) => later !== earlier && on.has(later.node.id) && !later.backwards)
          .flatMap((later) => {
            const names = stepBack(earlier.stages, later.stages, pipelines)
            if (!names) return []
            return findingAt(
              id,
              later.node.id,
              say(
                `${quoted(later.node).ru} переводит на стадию «${names.to}», хотя маршрут уже дошёл до «${names.from}»: стадия не изменится.`,
                `${quoted(later.node).en} moves to “${names.to}” after the route has got to “${names.from}”: the stage would not change.`,
              ),
              say(
                'Поменяйте действия местами или разрешите возврат на более раннюю стадию.',
                'Change the order of the actions, or allow a move to an earlier stage.',
              ),
              {
                run: [...runTo(reached, earlier.node.id), ...runTo(on, later.node.id)],
                fix: setNode(say('Разрешить возврат', 'Allow moving back'), {
                  ...later.node,
                  settings: { ...later.node.settings, backwards: true },
                }),
              },
            )
          })
      })
  },
}

function moveOf(node: ActionNode): Move[] {
  const read = readOrder(node)
  if (!('order' in read) || read.order.do !== 'move-stage') return []
  return [{ node, stages: read.order.stages, backwards: read.order.backwards }]
}

function stepBack(
  earlier: Record<string, string>,
  later: Record<string, string>,
  pipelines: readonly CataloguePipeline[],
): { from: string; to: string } | null {
  for (const pipeline of pipelines) {
    const stageOf = (stages: Record<string, string>) =>
      pipeline.stages.find(({ id: each }) => each === stages[String(pipeline.id)])
    const [from, to] = [stageOf(earlier), stageOf(later)]
    if (from && to && to.sort < from.sort) return { from: from.name, to: to.name }
  }
  return null
}
