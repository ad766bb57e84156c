import { type Sentence, say } from '#lib/sentence.ts'
import type { NodeId, Outcome, RouteEdge, RouteGraph } from './graph.ts'
import { outcomesOf } from './graph.ts'
import { edgeIdOf, modelOf } from './model.ts'
import { kindTitles } from './titles.ts'
import { reachFrom } from './walk.ts'

/** Rounds that a new way back gets until its author says otherwise. */
export const defaultRounds = 3

/**
 * Why this outcome may not lead to that node, or null when it may. An outcome that leads elsewhere already may be
 * led anew: connecting replaces its edge.
 */
export function mayConnect(graph: RouteGraph, from: NodeId, outcome: Outcome, to: NodeId): Sentence | null {
  const source = graph.nodes.find((node) => node.id === from)
  const target = graph.nodes.find((node) => node.id === to)
  if (!source || !target) return say('Такого узла нет.', 'There is no such node.')
  if (source.kind === 'end') return say('Из конца маршрута ничего не ведёт.', 'Nothing leads out of an end.')
  if (!outcomesOf(source).includes(outcome)) {
    const kind = kindTitles[source.kind]
    return say(`У узла «${kind.ru}» нет такого выхода.`, `A “${kind.en}” node has no such way out.`)
  }
  if (target.kind === 'start') return say('В старт ничего не ведёт.', 'Nothing leads into a start.')
  if (from === to) return say('Узел не может вести сам в себя.', 'A node cannot lead to itself.')
  return null
}

/** The edge as the product makes it: named by what it joins, and bounded when it leads back. */
export function newEdge(graph: RouteGraph, from: NodeId, outcome: Outcome, to: NodeId): RouteEdge {
  const back = reachFrom(modelOf(graph), to).has(from)
  return { id: edgeIdOf(from, outcome), from, outcome, to, ...(back ? { maxRounds: defaultRounds } : {}) }
}
