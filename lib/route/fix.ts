import { type Sentence, say } from '#lib/sentence.ts'
import type { Edit } from './edit.ts'
import type { Fix } from './finding.ts'
import type { EndNode, NodeId, NodeKind, Outcome, RouteGraph, RouteNode } from './graph.ts'
import { freshId, newNode } from './new-node.ts'
import { quoted, titleOf } from './titles.ts'

/** Room that a new node takes on the canvas, px: a card and the gap to the next. */
const step = { x: 320, y: 172 }

/** A place to the right of the node, below what lies there already. */
export function placeBeside(graph: RouteGraph, node: RouteNode, below = 1): RouteNode['position'] {
  const x = node.position.x + step.x
  let y = node.position.y + below * step.y
  const taken = (at: number) =>
    graph.nodes.some(
      ({ position }) => Math.abs(position.x - x) < step.x - 80 && Math.abs(position.y - at) < step.y - 40,
    )
  while (taken(y)) y += step.y
  return { x, y }
}

/** A new node of this kind with a free id, beside the node. */
export function nodeBeside(graph: RouteGraph, node: RouteNode, kind: NodeKind, below = 1): RouteNode {
  const id = freshId(
    graph.nodes.map((each) => each.id),
    kind,
  )
  return newNode(kind, id, placeBeside(graph, node, below))
}

/** Leads a way out to an end of this outcome: to one that exists, or to a new one. */
export function leadToEnd(
  graph: RouteGraph,
  from: RouteNode,
  outcome: Outcome,
  ending: EndNode['outcome'],
): Fix {
  const known = graph.nodes.find((node): node is EndNode => node.kind === 'end' && node.outcome === ending)
  if (known) {
    const title = titleOf(known)
    return {
      label: say(`Провести к концу «${title.ru}»`, `Connect to the end “${title.en}”`),
      edit: { do: 'connect', from: from.id, outcome, to: known.id },
    }
  }
  const made = {
    ...nodeBeside(graph, from, 'end', ending === 'completed' ? 0 : 1),
    outcome: ending,
  } as EndNode
  const title = titleOf(made)
  return {
    label: say(`Добавить конец «${title.ru}»`, `Add the end “${title.en}”`),
    edit: several({ do: 'add-node', node: made }, { do: 'connect', from: from.id, outcome, to: made.id }),
  }
}

/** Deletes the node with its edges. */
export function removeNode(node: RouteNode): Fix {
  const name = quoted(node)
  return {
    label: say(`Удалить узел ${name.ru}`, `Delete ${name.en}`),
    edit: { do: 'remove-nodes', ids: [node.id] },
  }
}

/** Replaces the node by the changed one. */
export const setNode = (label: Sentence, node: RouteNode): Fix => ({ label, edit: { do: 'set-node', node } })

/** Several edits as one step of undo. */
export const several = (...edits: Edit[]): Edit => ({ do: 'several', edits })

/** Leads a way out to another node. */
export const leadTo = (label: Sentence, from: NodeId, outcome: Outcome, to: NodeId): Fix => ({
  label,
  edit: { do: 'connect', from, outcome, to },
})
