import type { NodeId } from '#lib/route/graph.ts'
import type { Plan, PlanFork, PlanJoin } from '#lib/route/plan.ts'
import { type Around, branchName } from '#lib/route/plan-walk.ts'
import { say } from '#lib/sentence.ts'
import { type Thread, trunkAt } from '../state.ts'
import { enter, go } from '../walk.ts'
import { threadOf } from './begin-anew.ts'
import { candidatesFor, optionsOf } from './candidates.ts'
import { ask, type Inquiry, named, namedAll, note, stays } from './inquiry.ts'
import { aroundOf, sameAround, skippedBefore } from './standing.ts'

/** Judges each fork that the run is inside of: its branches, those that are new, and its join. */
export function judgeForks(inquiry: Inquiry): void {
  const seen = new Set<NodeId>()
  for (const thread of inquiry.move.state.threads) {
    for (const [depth, { fork }] of aroundOf(thread).entries()) {
      if (seen.has(fork)) continue
      seen.add(fork)
      judgeFork(inquiry, fork, aroundOf(thread).slice(0, depth))
    }
  }
}

const joinOf = (plan: Plan, fork: NodeId): PlanJoin | undefined =>
  Object.values(plan.nodes).find((node): node is PlanJoin => node.kind === 'join' && node.fork === fork)

function judgeFork(inquiry: Inquiry, id: NodeId, around: Around): void {
  const { from, to } = inquiry.move.crossing
  const [before, after] = [from.plan.nodes[id], to.plan.nodes[id]]
  const name = named(inquiry, id)
  if (before?.kind !== 'fork') return
  if (after?.kind !== 'fork' || !sameAround(around, to.around.get(id))) {
    const ru = `Конверт идёт несколькими ветками сразу, а разветвления ${name.ru} в новой версии на этом месте нет.`
    const en = `The envelope is in several branches at once, and the new version has no fork ${name.en} in this place.`
    return stays(inquiry, say(ru, en))
  }
  const join = joinOf(to.plan, id)
  const wasJoin = joinOf(from.plan, id)?.id
  const arrived = (threads: readonly Thread[]) => threads.every(({ at }) => at === wasJoin)
  const groups = groupsOf(inquiry, id)
  const wanted = new Set(after.branches.map((branch) => branchName(id, branch.id)))
  const gone = [...groups].filter(([branch]) => !wanted.has(branch))
  if (gone.some(([, threads]) => !arrived(threads))) {
    const ru = `Конверт идёт по ветке разветвления ${name.ru}, которой в новой версии нет.`
    return stays(inquiry, say(ru, `The envelope is in a branch of ${name.en} that the new version has not.`))
  }
  for (const [, threads] of gone) {
    note(
      inquiry,
      say(
        `Пройденной ветки ${name.ru} больше нет: сделанное в ней остаётся.`,
        `A branch of ${name.en} that was passed is gone: what was done in it stays.`,
      ),
    )
    const left = new Set(threads.map((thread) => thread.id))
    inquiry.first.push(({ state }) => {
      state.threads = state.threads.filter((one) => !left.has(one.id))
    })
  }
  const kept = [...groups].filter(([branch]) => wanted.has(branch))
  const come = kept.filter(([, threads]) => arrived(threads))
  const begun = newBranches(inquiry, before, after, kept.length, join?.needs ?? 0)
  if (join && kept.length + begun < join.needs) {
    const ru = `${named(inquiry, join.id).ru} ждёт больше веток, чем идёт у конверта.`
    return stays(
      inquiry,
      say(ru, `${named(inquiry, join.id).en} waits for more branches than the envelope is in.`),
    )
  }
  if (come.length > 0 && (!join || (come.length >= join.needs && come.length < kept.length + begun))) {
    const ru = `После ${name.ru} в новой версии хватает уже пришедших веток: остальные были бы отозваны у провайдера.`
    const en = `After ${name.en} the new version needs no more branches than have come: the rest would be withdrawn.`
    return stays(inquiry, say(ru, en))
  }
  if (join) for (const [, threads] of come) for (const thread of threads) meetAt(inquiry, thread, join)
}

/** Threads of the run by the branch of this fork that they are in. */
function groupsOf({ move }: Inquiry, fork: NodeId): Map<string, Thread[]> {
  const groups = new Map<string, Thread[]>()
  for (const thread of move.state.threads) {
    const place = aroundOf(thread).find((one) => one.fork === fork)
    if (place) groups.set(place.branch, [...(groups.get(place.branch) ?? []), thread])
  }
  return groups
}

/** Branches that were added to a fork under way begin when a person says so. @returns how many do, or would */
function newBranches(
  inquiry: Inquiry,
  before: PlanFork,
  after: PlanFork,
  under: number,
  needs: number,
): number {
  const known = new Set(before.branches.map(({ id }) => id))
  const fresh = after.branches.filter(({ id }) => !known.has(id))
  const without = under >= needs ? [{ id: 'without', text: say('Идти без неё', 'Go on without it') }] : []
  const started = fresh.map(({ id, label, way }) => {
    const name = named(inquiry, after.id)
    const answer = ask(inquiry, {
      id: `branch:${branchName(after.id, id)}`,
      text: say(
        `В разветвлении ${name.ru}, которое конверт уже прошёл, новая ветка «${label.ru}».`,
        `The fork ${name.en}, which the envelope has passed, has a new branch “${label.en}”.`,
      ),
      options: [{ id: 'start', text: say('Начать её сейчас', 'Begin it now') }, ...without],
    })
    if (answer === 'without') return 0
    inquiry.next.push((draft) => {
      const { state } = draft
      const sibling = state.threads.find((one) => one.around.some(({ fork }) => fork === after.id))
      if (!sibling || state.phase !== 'running') return
      const depth = sibling.around.findIndex(({ fork }) => fork === after.id)
      const around = sibling.around.slice(0, depth + 1)
      const begun: Thread = { ...trunkAt(after.id, draft.now), id: branchName(after.id, id), around }
      state.threads.push(begun)
      go(draft, begun, after.id, `branch:${id}`, way)
    })
    return 1
  })
  return started.reduce<number>((sum, one) => sum + one, 0)
}

/** A branch that has come stands at the new version's join; what its branch has gained is asked about. */
function meetAt(inquiry: Inquiry, thread: Thread, join: PlanJoin): void {
  const skipped = skippedBefore(inquiry, thread, join.id)
  inquiry.first.push((draft) => {
    const meeting = threadOf(draft, thread.id)
    if (meeting) meeting.at = join.id
  })
  if (skipped.length === 0) return
  const names = namedAll(inquiry, skipped)
  const into = candidatesFor(inquiry, thread).filter((id) => skipped.includes(id))
  const place = ask(inquiry, {
    id: `at:${thread.id}:${thread.at}`,
    text: say(
      `Ветка уже пройдена, а в новой версии в ней есть ещё ${names.ru}. С чего продолжить?`,
      `The branch is passed already, and the new version has ${names.en} in it. Where does it go on?`,
    ),
    options: optionsOf(inquiry, thread, [...into, join.id]),
  })
  if (place === null || place === join.id) return
  inquiry.next.push((draft) => {
    const back = threadOf(draft, thread.id)
    if (back) enter(draft, back, place)
  })
}
