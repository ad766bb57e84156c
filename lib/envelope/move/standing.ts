import type { NodeId } from '#lib/route/graph.ts'
import { type Around, nodeAt } from '#lib/route/plan-walk.ts'
import type { Thread } from '../state.ts'
import type { Inquiry } from './inquiry.ts'

/** Forks and branches around a thread, outermost first. */
export const aroundOf = (thread: Thread): Around =>
  thread.around.map(({ fork }, at) => ({ fork, branch: thread.around[at + 1]?.divided ?? thread.id }))

/** True when `outer` is what `inner` lies in, or the same. */
export const liesIn = (inner: Around, outer: Around): boolean =>
  outer.every(({ branch }, at) => inner[at]?.branch === branch)

export const sameAround = (one: Around, other: Around | undefined): boolean =>
  other !== undefined && one.length === other.length && liesIn(one, other)

/** Places that would happen a second time if the run went on behind these, and from `entered` on when one is given. */
export function repeated(
  { move, done }: Inquiry,
  behind: readonly NodeId[],
  entered: NodeId | null = null,
): NodeId[] {
  const ahead = new Set(move.crossing.to.after(behind))
  if (entered !== null) ahead.add(entered)
  return [...ahead].filter((id) => done.has(id) && (id === entered || !behind.includes(id)))
}

/**
 * Steps and documents of the other version that would be left out if this thread went on at the place: nothing of the
 * kind was before it so far, or only for some.
 */
export function skippedBefore(inquiry: Inquiry, thread: Thread, place: NodeId): NodeId[] {
  const asks = (id: NodeId) => {
    const kind = nodeAt(inquiry.move.crossing.to.plan, id)?.kind
    return kind === 'leg' || kind === 'document'
  }
  return newBefore(inquiry, thread, place).filter(asks)
}

/** The same of any kind. */
export function newBefore(inquiry: Inquiry, thread: Thread, place: NodeId): NodeId[] {
  const { from, to } = inquiry.move.crossing
  const before = to.before(place)
  const was = from.before(thread.at)
  const isNew = (id: NodeId) => !was.has(id) || (to.needs(place, id) && !from.needs(thread.at, id))
  return [...to.around.keys()].filter(
    (id) =>
      id !== place &&
      before.has(id) &&
      !inquiry.done.has(id) &&
      isNew(id) &&
      isOf(inquiry, thread, to.around.get(id) ?? []),
  )
}

/** What lies before a fork is asked about once: by the first of the threads that come from it. */
function isOf({ move }: Inquiry, thread: Thread, around: Around): boolean {
  if (liesIn(around, aroundOf(thread))) return true
  return move.state.threads.find((one) => liesIn(aroundOf(one), around)) === thread
}
