import fc from 'fast-check'
import { edge, node } from '#lib/route/example.ts'
import { outcomesOf, type RouteEdge, type RouteGraph, type RouteNode } from '#lib/route/graph.ts'

/** What an author does to a published route: a kind, and a choice among what there is. */
export const redrawings = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(1_000)), {
  minLength: 1,
  maxLength: 4,
})

/** The route as it is after these edits; an edit for which there is nothing does nothing. */
export const redrawn = (graph: RouteGraph, edits: [number, number][]): RouteGraph =>
  edits.reduce((before, [kind, choice], n) => edited(before, kind, choice, `x${n}`), graph)

function edited(graph: RouteGraph, kind: number, choice: number, id: string): RouteGraph {
  const pick = <T>(list: readonly T[]): T | undefined => list[choice % Math.max(list.length, 1)]
  const inner = graph.nodes.filter((one) => !['start', 'end', 'fork', 'join'].includes(one.kind))
  const ways = graph.edges.filter((one) => one.maxRounds === undefined && one.outcome !== 'declined')
  const steps = graph.nodes.filter((one) => one.kind === 'sign' || one.kind === 'approve')
  switch (kind) {
    case 0:
      return without(graph, pick(inner))
    case 1:
      return inserted(graph, pick(ways), node(choice % 2 === 0 ? 'sign' : 'approve', id))
    case 2: {
      const until = { by: 'duration', duration: { value: 1 + (choice % 40), unit: 'hours' } } as const
      const action = { action: 'timeline', settings: { text: 'x' } }
      return inserted(
        graph,
        pick(ways),
        choice % 2 === 0 ? node('wait', id, { until }) : node('action', id, action),
      )
    }
    case 3: {
      const of = pick(steps)
      const who =
        choice % 2 === 0 ? ({ from: 'responsible' } as const) : ({ from: 'contact', index: 1 } as const)
      return of ? changed(graph, { ...of, participants: [who] } as RouteNode) : graph
    }
    case 4: {
      const of = pick(steps)
      const deadline = { value: 1 + (choice % 300), unit: 'hours' as const }
      const reminders = { every: { value: 1, unit: 'days' as const }, most: 2 }
      if (!of) return graph
      const expired = graph.edges.some((one) => one.from === of.id && one.outcome === 'expired')
      const next = changed(graph, { ...of, deadline, reminders } as RouteNode)
      return expired ? next : { ...next, edges: [...next.edges, edge(of.id, 'expired', 'no')] }
    }
    case 5: {
      const of = pick(inner)
      if (of?.kind === 'wait')
        return changed(graph, {
          ...of,
          until: { by: 'duration', duration: { value: choice % 60 || 1, unit: 'hours' } },
        })
      if (of?.kind === 'document')
        return changed(graph, { ...of, source: { from: 'file-field', field: 'UF_FILE' } })
      return of?.kind === 'action'
        ? changed(graph, { ...of, action: 'timeline', settings: { text: 'other' } })
        : graph
    }
    case 6: {
      const of = pick(graph.nodes.filter((one) => one.kind === 'join'))
      return of?.kind === 'join'
        ? changed(graph, { ...of, wait: pick(['all', 'any', 2] as const) ?? 'all' })
        : graph
    }
    case 7: {
      const of = pick(graph.nodes.filter((one) => one.kind === 'fork'))
      if (of?.kind !== 'fork') return graph
      const grown = changed(graph, { ...of, branches: [...of.branches, { id, label: '' }] })
      const nodes = [...grown.nodes, node('sign', `${id}s`)]
      const added = [edge(of.id, `branch:${id}`, `${id}s`), edge(`${id}s`, 'done', `${of.id}j`)]
      return { ...grown, nodes, edges: [...grown.edges, ...added, edge(`${id}s`, 'declined', 'no')] }
    }
    case 8: {
      const of = pick(inner)
      const less = without(graph, of)
      const others = less.edges.filter((one) => one.maxRounds === undefined && one.outcome !== 'declined')
      return of && of.kind !== 'condition' && less !== graph
        ? inserted(less, others[(choice * 7) % Math.max(others.length, 1)], of)
        : graph
    }
    default: {
      const of = pick(graph.nodes.filter((one) => one.kind === 'fork'))
      if (of?.kind !== 'fork' || of.branches.length < 3) return graph
      const gone = of.branches[choice % of.branches.length]
      const branches = of.branches.filter((one) => one !== gone)
      const less = changed(graph, { ...of, branches })
      const edges = less.edges.filter((one) => one.from !== of.id || one.outcome !== `branch:${gone?.id}`)
      return { ...less, edges }
    }
  }
}

const changed = (graph: RouteGraph, node: RouteNode): RouteGraph => ({
  ...graph,
  nodes: graph.nodes.map((one) => (one.id === node.id ? node : one)),
})

/** Without a node: whatever led to it leads to what followed it. */
function without(graph: RouteGraph, gone: RouteNode | undefined): RouteGraph {
  const next = gone && graph.edges.find((one) => one.from === gone.id && one.outcome === outcomesOf(gone)[0])
  if (!gone || !next) return graph
  const nodes = graph.nodes.filter((one) => one.id !== gone.id)
  const left = graph.edges.filter((one) => one.from !== gone.id)
  return { ...graph, nodes, edges: left.map((one) => (one.to === gone.id ? { ...one, to: next.to } : one)) }
}

function inserted(graph: RouteGraph, way: RouteEdge | undefined, fresh: RouteNode): RouteGraph {
  if (!way) return graph
  const edges = graph.edges.map((one) => (one === way ? { ...one, to: fresh.id } : one))
  const out = edge(fresh.id, outcomesOf(fresh)[0] ?? 'next', way.to)
  const refused = 'participants' in fresh ? [edge(fresh.id, 'declined', 'no')] : []
  return { ...graph, nodes: [...graph.nodes, fresh], edges: [...edges, out, ...refused] }
}
