import { Defect, unreachable } from '#lib/failure.ts'
import type { NodeId } from '#lib/route/graph.ts'
import type { Way } from '#lib/route/plan.ts'
import { say } from '#lib/sentence.ts'
import { chooseWay } from './condition.ts'
import { type Draft, owe, tell, workKey } from './draft.ts'
import { finish } from './finish.ts'

/** Comes to a node and owes what it needs; nodes that need nothing are passed at once. */
export function enter(draft: Draft, id: NodeId): void {
  const { state, world } = draft
  const node = world.plan.nodes[id]
  if (!node) throw new Defect('no-such-node', `the plan has no node ${id}`)
  state.at = id
  state.since = draft.now
  state.attempt = 1
  switch (node.kind) {
    case 'document':
    case 'leg':
      return work(draft)
    case 'condition': {
      const chosen = chooseWay(node, state)
      return go(draft, chosen.way)
    }
    case 'end':
      return finish(draft, node.outcome)
    default:
      return unreachable(node)
  }
}

/** Owes the main-line work of the node where the run stands. */
export function work(draft: Draft): void {
  const { state, world } = draft
  const node = world.plan.nodes[state.at]
  if (node?.kind === 'document') {
    const deed = { do: 'make-document', node: node.id, source: node.source, round: state.round } as const
    owe(draft, workKey(state, node.id, 'make-document'), deed)
  } else if (node?.kind === 'leg') {
    owe(draft, workKey(state, node.id, 'resolve-people'), { do: 'resolve-people', leg: node.id })
  }
}

/** Follows a way. A way back opens a revision: a person says when the next round begins. */
export function go(draft: Draft, way: Way): void {
  const { state } = draft
  if (way.maxRounds === undefined) return enter(draft, way.to)
  const taken = (state.loops[way.to] ?? 0) + 1
  if (taken > way.maxRounds) return finish(draft, 'declined')
  state.loops[way.to] = taken
  state.phase = 'revising'
  state.at = way.to
  state.since = draft.now
  tell(
    draft,
    'round',
    say(
      `Документ вернулся на доработку (${taken} из ${way.maxRounds}).`,
      `The document went back for revision (${taken} of ${way.maxRounds}).`,
    ),
    { node: way.to },
  )
}

/** Begins the next round: facts are read anew, documents are made anew, statuses begin anew. */
export function nextRound(draft: Draft): void {
  const { state } = draft
  state.round += 1
  state.phase = 'running'
  state.status = 'preparing'
  state.legs = {}
  state.verdict = null
  state.finishedAt = null
  readItem(draft)
}

/** Owes the reading of the item; the run enters its node when the facts are there. */
export function readItem(draft: Draft): void {
  owe(draft, workKey(draft.state, 'item', 'read-item'), { do: 'read-item' })
}
