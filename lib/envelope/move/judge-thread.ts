import type { PlanLeg, PlanNode } from '#lib/route/plan.ts'
import { nodeAt } from '#lib/route/plan-walk.ts'
import { say } from '#lib/sentence.ts'
import { workKey } from '../draft.ts'
import type { Thread } from '../state.ts'
import { beginAnew, goOnAt, threadOf } from './begin-anew.ts'
import { candidatesFor, optionsOf } from './candidates.ts'
import { windLeg, windWait } from './clocks.ts'
import { ask, type Inquiry, named, namedAll, note, stays } from './inquiry.ts'
import { equal, misfitOf, sameOrder } from './order-fits.ts'
import { aroundOf, repeated, sameAround, skippedBefore } from './standing.ts'
import { tellMisfit } from './tell-misfit.ts'

/** Judges one position of a run that is being walked, and prepares what becomes of it. Joins are judged with their forks. */
export function judgeThread(inquiry: Inquiry, thread: Thread): void {
  const { from, to } = inquiry.move.crossing
  const before = nodeAt(from.plan, thread.at)
  const same = nodeAt(to.plan, thread.at)
  const stillThere = same?.kind === before?.kind && sameAround(aroundOf(thread), to.around.get(thread.at))
  const after = stillThere ? same : undefined
  if (before?.kind === 'leg' && isHeld(inquiry, thread)) return judgeOrder(inquiry, thread, before, after)
  if (before?.kind === 'document' && isBeingMade(inquiry, thread) && !keepsMaking(before, after)) {
    const name = named(inquiry, thread.at)
    const ru = `Сейчас готовится документ ${name.ru}, в новой версии он другой или убран. Повторите, когда он будет готов.`
    const en = `The document ${name.en} is being made now, and the new version has another one or none. Try again when it is ready.`
    return stays(inquiry, say(ru, en), true)
  }
  const place = choosePlace(inquiry, thread, after !== undefined)
  if (place === null) return
  if (place !== thread.at) {
    inquiry.next.push((draft) => {
      const moved = threadOf(draft, thread.id)
      if (moved) goOnAt(draft, moved, place)
    })
  } else if (before && after) goOnHere(inquiry, thread, before, after)
}

/** The provider has the order, or gets it at this moment. */
function isHeld({ move: { state } }: Inquiry, thread: Thread): boolean {
  const key = workKey(state, thread, 'submit-leg')
  return state.owed.includes(key) || (state.legs[thread.at]?.externalId ?? null) !== null
}

const isBeingMade = ({ move: { state } }: Inquiry, thread: Thread): boolean =>
  state.owed.includes(workKey(state, thread, 'make-document'))

const keepsMaking = (before: PlanNode, after: PlanNode | undefined): boolean =>
  before.kind === 'document' && after?.kind === 'document' && equal(before.source, after.source)

function judgeOrder(inquiry: Inquiry, thread: Thread, before: PlanLeg, after: PlanNode | undefined): void {
  const leg = inquiry.move.state.legs[thread.at]
  if (!leg) return
  const steps = Object.keys(leg.people)
  if (leg.externalId === null && !sameOrder(before, after)) {
    const ru = `Сейчас передаётся провайдеру (${leg.label}), а в новой версии этот заказ другой. Повторите, когда он будет передан.`
    const en = `It is being handed over to ${leg.label} now, and the new version has another order here. Try again when that is done.`
    return stays(inquiry, say(ru, en), true)
  }
  const misfit = misfitOf(before, after, leg)
  if (misfit) return stays(inquiry, tellMisfit(inquiry, misfit, before, leg))
  if (after?.kind !== 'leg') return
  const twice = repeated(inquiry, steps)
  if (twice.length > 0) return stays(inquiry, tellTwice(inquiry, twice))
  if (choosePlace(inquiry, thread, true) === null) return
  const further = after.steps.slice(steps.length).map(({ id }) => id)
  const behind = before.steps.slice(steps.length).map(({ id }) => id)
  if (further.length > 0 && !equal(further, behind)) {
    const names = namedAll(inquiry, further)
    note(
      inquiry,
      say(
        `У провайдера уже заказ без ${names.ru}: для этого будет отдельный заказ.`,
        `The provider’s order is without ${names.en}: that becomes an order of its own.`,
      ),
    )
  }
  // Of an order that is being handed over the clocks are wound when the provider has it.
  if (leg.externalId !== null) windLeg(inquiry, thread, before, after)
}

/** Where the thread goes on. A person is asked when it is not plain, or when something new would be left out. */
function choosePlace(inquiry: Inquiry, thread: Thread, here: boolean): string | null {
  const held = isHeld(inquiry, thread)
  const twice = here && !held ? repeated(inquiry, [thread.at]) : []
  if (twice.length > 0) {
    stays(inquiry, tellTwice(inquiry, twice))
    return null
  }
  const skipped = here ? skippedBefore(inquiry, thread, thread.at) : []
  if (here && skipped.length === 0) return thread.at
  const elsewhere = held ? [] : candidatesFor(inquiry, thread)
  const among = here ? elsewhere.filter((id) => skipped.includes(id)) : elsewhere
  const options = optionsOf(inquiry, thread, here ? [...among, thread.at] : among)
  const name = named(inquiry, thread.at)
  if (options.length === 0) {
    stays(inquiry, say(...nowhere(name.ru, name.en)))
    return null
  }
  const names = namedAll(inquiry, skipped)
  const text = here
    ? say(
        `Конверт уже на ${name.ru}, а в новой версии перед этим стоит ${names.ru}. С чего продолжить?`,
        `The envelope is at ${name.en} already, and the new version has ${names.en} before it. Where does it go on?`,
      )
    : say(
        `Места ${name.ru}, где стоит конверт, в новой версии нет. С чего продолжить?`,
        `The new version has no ${name.en}, where the envelope stands. Where does it go on?`,
      )
  const place = ask(inquiry, { id: `at:${thread.id}:${thread.at}`, text, options })
  const chosen = options.find(({ id }) => id === place)
  if (chosen) note(inquiry, say(`Дальше: ${chosen.text.ru}.`, `It goes on at ${chosen.text.en}.`))
  return place
}

const nowhere = (ru: string, en: string): [string, string] => [
  `Места ${ru}, где стоит конверт, в новой версии нет, и продолжить негде, не запросив сделанное ещё раз.`,
  `The new version has no ${en}, where the envelope stands, and nowhere to go on without asking again for what is done.`,
]

function tellTwice(inquiry: Inquiry, twice: string[]) {
  const names = namedAll(inquiry, twice)
  return say(
    `Уже сделано: ${names.ru}. В новой версии это стоит дальше по маршруту и случилось бы ещё раз.`,
    `Done already: ${names.en}. In the new version that lies ahead and would happen once more.`,
  )
}

/** The thread keeps its place; what has not been done there follows the new version. */
function goOnHere(inquiry: Inquiry, thread: Thread, before: PlanNode, after: PlanNode): void {
  if (before.kind === 'wait' && after.kind === 'wait') return windWait(inquiry, thread, before, after)
  if (before.kind === 'leg' && sameOrder(before, after)) return
  if (before.kind === 'document' && keepsMaking(before, after)) return
  const name = named(inquiry, thread.at)
  if (before.kind === 'action' && after.kind === 'action') {
    if (equal(before.order, after.order)) return
    const { problems } = inquiry.move.state
    if (!thread.awaits?.some((key) => key in problems)) {
      const ru = `${name.ru} доделывается так, как было в прежней версии.`
      return note(inquiry, say(ru, `${name.en} is finished as the version before has it.`))
    }
  }
  note(
    inquiry,
    say(`${name.ru} начнётся заново по новой версии.`, `${name.en} begins anew by the new version.`),
  )
  inquiry.next.push((draft) => {
    const moved = threadOf(draft, thread.id)
    if (moved) beginAnew(draft, moved)
  })
}
