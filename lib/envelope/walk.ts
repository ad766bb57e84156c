import { Defect, unreachable } from '#lib/failure.ts'
import type { NodeId, Outcome } from '#lib/route/graph.ts'
import type { PlanFork, PlanJoin, Way } from '#lib/route/plan.ts'
import { nodeAt } from '#lib/route/plan-walk.ts'
import { say } from '#lib/sentence.ts'
import { beginAction } from './act.ts'
import { beginBranching } from './branching.ts'
import { type Draft, firstAttempt, itemKey, owe, tell, workKey } from './draft.ts'
import { finish } from './finish.ts'
import { pass } from './pass.ts'
import { type Thread, trunkAt } from './state.ts'
import { beginWait } from './wait.ts'
import { withdraw, withdrawOthers } from './withdraw.ts'

/** A thread comes to a node and owes what it needs; nodes that need nothing are passed at once. */
export function enter(draft: Draft, thread: Thread, id: NodeId): void {
  const node = nodeAt(draft.world.plan, id)
  if (!node) throw new Defect('no-such-node', `the plan has no node ${id}`)
  thread.at = id
  thread.since = draft.now
  thread.attempt = firstAttempt(draft.state)
  delete thread.wait
  delete thread.awaits
  switch (node.kind) {
    case 'document':
    case 'leg':
    case 'condition':
    case 'wait':
    case 'action':
      return work(draft, thread)
    case 'fork':
      return divide(draft, thread, node)
    case 'join':
      return arrive(draft, thread, node)
    case 'end':
      return finish(draft, node.outcome, thread)
    default:
      return unreachable(node)
  }
}

/** Owes the work of the node where the thread stands; conditions, waits and actions with nothing to do are passed. */
export function work(draft: Draft, thread: Thread): void {
  const { state, world } = draft
  const node = nodeAt(world.plan, thread.at)
  switch (node?.kind) {
    case 'document': {
      const deed = { do: 'make-document', node: node.id, source: node.source, round: state.round } as const
      return owe(draft, workKey(state, thread, 'make-document'), deed)
    }
    case 'leg':
      return owe(draft, workKey(state, thread, 'resolve-people'), { do: 'resolve-people', leg: node.id })
    case 'condition': {
      const chosen = beginBranching(draft, thread, node)
      return chosen ? go(draft, thread, node.id, chosen.outcome, chosen.way) : undefined
    }
    case 'wait':
      return beginWait(draft, thread, node) ? go(draft, thread, node.id, 'next', node.next) : undefined
    case 'action':
      return beginAction(draft, thread, node) ? go(draft, thread, node.id, 'next', node.next) : undefined
    default:
  }
}

/**
 * Follows a way. A way back opens a revision: it withdraws all other threads, and a person says when the next round begins.
 * @param since when the run came to the node that it leaves
 */
export function go(
  draft: Draft,
  thread: Thread,
  from: NodeId,
  outcome: Outcome,
  way: Way,
  since = thread.since,
): void {
  const { state } = draft
  pass(draft, from, outcome, way.to, since)
  if (way.maxRounds === undefined) return enter(draft, thread, way.to)
  const taken = (state.loops[way.to] ?? 0) + 1
  if (taken > way.maxRounds) return finish(draft, 'declined', thread)
  state.loops[way.to] = taken
  withdrawOthers(draft, thread)
  state.phase = 'revising'
  state.threads = [trunkAt(way.to, draft.now)]
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

/** One thread becomes one for each branch. A branch that ends or goes back at once leaves no others to begin. */
function divide(draft: Draft, thread: Thread, fork: PlanFork): void {
  const { state } = draft
  const branches = fork.branches.map(({ id, way }) => {
    const outcome: Outcome = `branch:${id}`
    const around = [...thread.around, { fork: fork.id, divided: thread.id }]
    const begun: Thread = { ...trunkAt(fork.id, draft.now), id: `${fork.id}.${outcome}`, around }
    return { outcome, way, begun }
  })
  state.threads = [...state.threads.filter((one) => one !== thread), ...branches.map(({ begun }) => begun)]
  const ru = fork.branches.map(({ label }) => label.ru).join(', ')
  const en = fork.branches.map(({ label }) => label.en).join(', ')
  tell(draft, 'fork', say(`Дальше одновременно: ${ru}.`, `From here at the same time: ${en}.`), {
    node: fork.id,
  })
  for (const { outcome, way, begun } of branches) {
    const underWay = state.phase === 'running' && state.threads.includes(begun)
    if (underWay) go(draft, begun, fork.id, outcome, way)
  }
}

/** When enough branches have come the run goes on once, as the thread that the fork divided; the others are withdrawn. */
function arrive(draft: Draft, thread: Thread, join: PlanJoin): void {
  const { state } = draft
  const enclosed = state.threads.filter((one) => one.around.some(({ fork }) => fork === join.fork))
  const late = enclosed.filter((one) => one.at !== join.id)
  const came = enclosed.filter((one) => one.at === join.id).map((one) => one.since)
  if (came.length < join.needs) return
  const place = thread.around.findIndex(({ fork }) => fork === join.fork)
  const divided = thread.around[place]?.divided ?? thread.id
  tellMeeting(draft, join, came.length, late)
  const { ru } = join.title
  withdraw(
    draft,
    late,
    draft.world.locale === 'ru'
      ? `Решено без этой подписи («${ru}»).`
      : `Decided without this signature (“${join.title.en}”).`,
  )
  const merged: Thread = {
    ...trunkAt(join.id, draft.now),
    id: divided,
    around: thread.around.slice(0, place),
  }
  state.threads = [...state.threads.filter((one) => !enclosed.includes(one)), merged]
  go(draft, merged, join.id, 'next', join.next, came.toSorted()[0])
}

function tellMeeting(draft: Draft, join: PlanJoin, came: number, late: Thread[]): void {
  const { title } = join
  const rest = late.length
  const text =
    rest === 0
      ? say(`«${title.ru}»: ветки сошлись.`, `“${title.en}”: the branches have met.`)
      : say(
          `«${title.ru}»: пришло веток — ${came}, этого достаточно; остальные (${rest}) больше не нужны.`,
          `“${title.en}”: ${came} came, which is enough; the rest (${rest}) are no longer needed.`,
        )
  tell(draft, 'join', text, { node: join.id })
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
  state.since = draft.now
  for (const thread of state.threads) thread.since = draft.now
  readItem(draft)
}

/** Owes the reading of the item; the run enters its node when the facts are there. */
export function readItem(draft: Draft): void {
  owe(draft, itemKey(draft.state), { do: 'read-item' })
}
