import { readOrder } from '#lib/route/action.ts'
import type { ActionNode, NodeId } from '#lib/route/graph.ts'
import type { RouteModel } from '#lib/route/model.ts'
import type { Region } from '#lib/route/regions.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'stage-race'

/** Two branches that move the stage in one pipeline race: where the item ends depends on who signs first. */
export const stageRace: Rule = {
  id,
  check({ model, reached, regions }) {
    return [...regions.forks.values()]
      .filter(({ fork }) => reached.has(fork.id))
      .flatMap((region) => racesIn(model, region))
  },
}

function racesIn(model: RouteModel, region: Region) {
  const moves = region.branches.map(({ nodes }) => [...nodes].flatMap((at) => stagesMovedBy(model, at)))
  return moves.flatMap((mine, at) =>
    mine.flatMap(({ node, stages }) => {
      const rival = moves
        .slice(at + 1)
        .flat()
        .find((other) =>
          Object.entries(stages).some(
            ([pipeline, stage]) => other.stages[pipeline] !== undefined && other.stages[pipeline] !== stage,
          ),
        )
      return rival ? [finding(node, rival.node)] : []
    }),
  )
}

function stagesMovedBy(
  model: RouteModel,
  at: NodeId,
): { node: ActionNode; stages: Record<string, string> }[] {
  const node = model.nodes.get(at)
  if (node?.kind !== 'action') return []
  const read = readOrder(node)
  return 'order' in read && read.order.do === 'move-stage' ? [{ node, stages: read.order.stages }] : []
}

const finding = (node: ActionNode, rival: ActionNode) =>
  findingAt(
    id,
    node.id,
    say(
      `Узлы ${quoted(node).ru} и ${quoted(rival).ru} в параллельных ветках ставят разные стадии: какая останется, решит случай.`,
      `${quoted(node).en} and ${quoted(rival).en} in parallel branches set different stages: chance decides which one stays.`,
    ),
    say(
      'Меняйте стадию за слиянием или только в одной ветке.',
      'Move the stage behind the join or in one branch only.',
    ),
  )
