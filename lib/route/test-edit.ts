import fc from 'fast-check'
import { Refused } from '#lib/failure.ts'
import { besideLists } from './beside.ts'
import { apply, type Edit } from './edit.ts'
import { node, route } from './example.ts'
import type { NodeKind, RouteGraph } from './graph.ts'
import { outcomesOf } from './graph.ts'
import { freshId, newNode } from './new-node.ts'

const size = { width: 200, height: 120 }
const kinds: NodeKind[] = ['document', 'approve', 'sign', 'condition', 'fork', 'join', 'wait', 'end']

/** Any edit that fits the graph, made from four numbers. */
export function someEdit(graph: RouteGraph, kind: number, a: number, b: number, c: number): Edit | null {
  const pick = <T>(list: readonly T[], n: number) => list[n % Math.max(list.length, 1)]
  const first = pick(graph.nodes, a)
  const second = pick(graph.nodes, b)
  const edge = pick(graph.edges, a)
  const made = newNode(
    pick(kinds, c) ?? 'end',
    freshId(
      graph.nodes.map((each) => each.id),
      'n',
    ),
    { x: a, y: b },
  )
  const outcome = first && pick(outcomesOf(first), c)
  const options: (Edit | null)[] = [
    { do: 'add-node', node: made },
    first && second ? { do: 'remove-nodes', ids: [first.id, second.id] } : null,
    first && second
      ? { do: 'move-nodes', to: { [first.id]: { x: a, y: c }, [second.id]: { x: b, y: b } } }
      : null,
    first && second && outcome ? { do: 'connect', from: first.id, outcome, to: second.id } : null,
    edge ? { do: 'disconnect', ids: [edge.id] } : null,
    first
      ? { do: 'set-node', node: { ...newNode(first.kind, first.id, first.position), title: `t${a}` } }
      : null,
    edge ? { do: 'set-rounds', id: edge.id, maxRounds: c % 2 ? c : undefined } : null,
    edge ? { do: 'insert-on-edge', edge: edge.id, node: made } : null,
    { do: 'replace', graph: route([node('approve', 'r')]) },
    first && second && first !== second
      ? { do: 'put', list: 'groups', it: { id: `g${c % 4}`, title: `g${a}`, nodes: [first.id, second.id] } }
      : null,
    { do: 'put', list: 'notes', it: { id: `note-${c % 3}`, text: `${a}`, position: { x: a, y: b }, size } },
    {
      do: 'put',
      list: 'scenarios',
      it: { id: `s${c % 3}`, name: `s${a}`, moves: [{ do: 'sleep' }], expect: { outcome: 'completed' } },
    },
    { do: 'take', list: pick(besideLists, a) ?? 'notes', ids: [`g${c % 4}`, `note-${c % 3}`, `s${c % 3}`] },
    { do: 'move-nodes', to: { [`note-${c % 3}`]: { x: b, y: c } } },
  ]
  return options[kind % options.length] ?? null
}

/** The edit made, or null when it does not fit. */
export function attempt(graph: RouteGraph, edit: Edit) {
  try {
    return apply(graph, edit)
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** What `someEdit` is made of, for up to 25 edits in a row. */
export const editChoices = fc.array(fc.tuple(fc.nat(13), fc.nat(50), fc.nat(50), fc.nat(50)), {
  maxLength: 25,
})

/** The route after the edits that fit it. */
export const edited = (first: RouteGraph, choices: readonly (readonly [number, number, number, number])[]) =>
  choices.reduce((graph, [kind, a, b, c]) => {
    const edit = someEdit(graph, kind, a, b, c)
    return (edit && attempt(graph, edit)?.graph) ?? graph
  }, first)
