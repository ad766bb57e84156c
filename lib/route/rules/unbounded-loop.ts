import { defaultRounds } from '#lib/route/connect.ts'
import type { NodeId, RouteEdge } from '#lib/route/graph.ts'
import type { RouteModel } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { reachFrom, runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'unbounded-loop'

/** Every circle has an edge that says how many rounds it may make; else revision could go on for ever. */
export const unboundedLoop: Rule = {
  id,
  check({ model, reached }) {
    return backEdges(model).map((edge) => {
      const to = model.nodes.get(edge.to)
      const name = to ? quoted(to) : say(edge.to, edge.to)
      const around = reachFrom(model, edge.to, (each) => each.maxRounds === undefined)
      return findingAt(
        id,
        edge.from,
        say(
          `Возврат к узлу ${name.ru} может повторяться без конца.`,
          `The way back to ${name.en} can repeat for ever.`,
        ),
        say(
          'Укажите на этой связи наибольшее число кругов доработки.',
          'Say on this edge how many rounds there may be.',
        ),
        {
          edge: edge.id,
          run: [
            ...(reached.has(edge.to) ? runTo(reached, edge.to) : []),
            ...runTo(around, edge.from),
            { node: edge.from, outcome: edge.outcome },
          ],
          fix: {
            label: say(`Не больше ${defaultRounds} кругов`, `At most ${defaultRounds} rounds`),
            edit: { do: 'set-rounds', id: edge.id, maxRounds: defaultRounds },
          },
        },
      )
    })
  },
}

/** Edges without a bound that close a circle of edges without a bound, as a walk from the start meets them. */
function backEdges(model: RouteModel): RouteEdge[] {
  const state = new Map<NodeId, 'open' | 'closed'>()
  const found: RouteEdge[] = []
  const roots = [...model.starts, ...model.graph.nodes]
  for (const root of roots) {
    if (state.has(root.id)) continue
    const stack: { id: NodeId; edges: RouteEdge[] }[] = []
    const open = (id: NodeId) => {
      state.set(id, 'open')
      stack.push({ id, edges: model.out(id).filter((edge) => edge.maxRounds === undefined) })
    }
    open(root.id)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const edge = top.edges.shift()
      if (!edge) {
        state.set(top.id, 'closed')
        stack.pop()
      } else if (state.get(edge.to) === 'open') found.push(edge)
      else if (!state.has(edge.to)) open(edge.to)
    }
  }
  return found
}
