import type { NodeId } from '#lib/route/graph.ts'
import { nodeAt } from '#lib/route/plan-walk.ts'
import { say } from '#lib/sentence.ts'
import type { Thread } from '../state.ts'
import { type Inquiry, named, namedAll } from './inquiry.ts'
import { aroundOf, repeated, sameAround, skippedBefore } from './standing.ts'
import type { MoveOption } from './verdict.ts'

const mostOptions = 40

/**
 * Where a thread could go on in the other version: within its own branch, and nowhere from where something done would
 * be asked for again. Nearest first: what followed its place in the present version, then the rest in its order.
 */
export function candidatesFor(inquiry: Inquiry, thread: Thread): NodeId[] {
  const { from, to } = inquiry.move.crossing
  const around = aroundOf(thread)
  const ahead = from.after([thread.at])
  const places = [...to.around].flatMap(([id, its]) => {
    const node = nodeAt(to.plan, id)
    // An end ends all branches, and a join may withdraw some: that is for the run to come to, not to be put at.
    if (node?.kind === 'join') return []
    if (node?.kind === 'end') return around.length === 0 && node.outcome === 'completed' ? [id] : []
    return sameAround(around, its) ? [id] : []
  })
  const fit = places.filter((id) => repeated(inquiry, [id], id).length === 0)
  const near = (id: NodeId) => (ahead.has(id) ? 0 : from.around.has(id) ? 2 : 1)
  return fit.toSorted((a, b) => near(a) - near(b)).slice(0, mostOptions)
}

/** The places as options, each with what is left out by going on there. */
export const optionsOf = (inquiry: Inquiry, thread: Thread, places: readonly NodeId[]): MoveOption[] =>
  places.map((id) => {
    const name = named(inquiry, id)
    const skipped = skippedBefore(inquiry, thread, id)
    const without = namedAll(inquiry, skipped)
    return skipped.length === 0
      ? { id, text: name }
      : { id, text: say(`${name.ru}, без ${without.ru}`, `${name.en}, without ${without.en}`) }
  })
