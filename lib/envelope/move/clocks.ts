import type { PlanLeg, PlanStep, PlanWait } from '#lib/route/plan.ts'
import { say } from '#lib/sentence.ts'
import { after, dayIn } from '../deadline.ts'
import { type Draft, legToChange, nodeOfKey, wind } from '../draft.ts'
import { turnOf } from '../leg.ts'
import type { LegState, Thread } from '../state.ts'
import { isFinal } from '../status.ts'
import { look } from '../wait.ts'
import { beginAnew, threadOf } from './begin-anew.ts'
import { ask, type Inquiry, named, note } from './inquiry.ts'
import { equal } from './order-fits.ts'

const fromNow = { id: 'from-now', text: say('Отсчитать заново с этой минуты', 'Count anew from now') }

/** Clocks of an order that goes on: those of the version before are disowned, so each is wound again. */
export function windLeg(inquiry: Inquiry, thread: Thread, before: PlanLeg, plan: PlanLeg): void {
  const leg = inquiry.move.state.legs[thread.at]
  const step = leg && turnOf(plan, leg)
  if (!leg || !step || isFinal(leg.status)) return
  const until = deadlineOf(
    inquiry,
    thread,
    before.steps.find(({ id }) => id === step.id),
    step,
    leg,
  )
  inquiry.next.push((draft) => {
    const of = { leg: thread.at, step: step.id, round: draft.state.round }
    const held = legToChange(draft, thread.at)
    if (held && until?.anew) held.askedAt = draft.now
    if (until) wind(draft, until.at, { seen: 'deadline', ...of })
    const nth = remindersOf(draft, of) + 1
    if (step.reminders && nth <= step.reminders.most)
      wind(draft, after(draft.now, step.reminders.every, draft.world), { seen: 'reminder', ...of, nth })
  })
}

type Until = { at: string; anew?: true }

/** When the turn ends. A time that would be over at once is a person's to decide: it would withdraw the order. */
function deadlineOf(
  inquiry: Inquiry,
  thread: Thread,
  was: PlanStep | undefined,
  step: PlanStep,
  leg: LegState,
): Until | null {
  const { now, world } = inquiry.move
  const since = leg.askedAt ?? lastActOf(leg) ?? thread.since
  const old = was?.deadline && after(since, was.deadline, world)
  if (equal(was?.deadline, step.deadline)) return old === undefined ? null : { at: old }
  const name = named(inquiry, step.id)
  if (!step.deadline) {
    note(inquiry, say(`У ${name.ru} больше нет срока.`, `${name.en} has no deadline any more.`))
    return null
  }
  const due = after(since, step.deadline, world)
  const on = (moment: string) => dayIn(moment, world.timeZone)
  if (Date.parse(due) > Date.parse(now)) {
    note(
      inquiry,
      say(
        `Срок ${name.ru} теперь до ${on(due)}; срок, названный провайдеру, остаётся прежним.`,
        `The deadline of ${name.en} is ${on(due)} now; what the provider was told stays as it was.`,
      ),
    )
    return { at: due }
  }
  const asWas =
    old && Date.parse(old) > Date.parse(now)
      ? [{ id: 'as-was', text: say(`Оставить прежний срок: ${on(old)}`, `Keep the present one: ${on(old)}`) }]
      : []
  const answer = ask(inquiry, {
    id: `due:${step.id}`,
    text: say(
      `Срок ${name.ru} по новой версии уже прошёл (${on(due)}).`,
      `By the new version the deadline of ${name.en} is over already (${on(due)}).`,
    ),
    options: [...asWas, fromNow],
  })
  return answer === 'as-was' && old ? { at: old } : { at: after(now, step.deadline, world), anew: true }
}

/** Envelopes of earlier days do not say since when people are asked: the act before theirs does. */
function lastActOf(leg: LegState): string | null {
  const acts = Object.values(leg.people)
    .flat()
    .flatMap(({ state, at }) => (state === 'done' && at !== undefined ? [at] : []))
  return acts.toSorted().at(-1) ?? leg.submittedAt
}

/** How many reminders of this turn were sent or are being sent. */
function remindersOf(draft: Draft, of: { leg: string; step: string; round: number }): number {
  const head = `r${of.round}.${of.leg}.remind.${of.step}.`
  const keys = [
    ...draft.state.owed,
    ...Object.keys(draft.state.receipts),
    ...Object.keys(draft.state.problems),
  ]
  const sent = keys.flatMap((key) =>
    key.startsWith(head) ? [Number.parseInt(key.slice(head.length), 10)] : [],
  )
  return Math.max(0, ...sent)
}

/** A wait that goes on: its clock is wound again, and a wait for something else begins anew. */
export function windWait(inquiry: Inquiry, thread: Thread, before: PlanWait, node: PlanWait): void {
  const { now, world } = inquiry.move
  if (equal(before.until, node.until)) {
    inquiry.next.push((draft) => again(draft, thread.id))
    return
  }
  const until = node.until.by === 'duration' ? after(thread.since, node.until.duration, world) : null
  if (until === null || Date.parse(until) > Date.parse(now)) {
    inquiry.next.push((draft) => anew(draft, thread.id, false))
    return
  }
  const name = named(inquiry, node.id)
  const answer = ask(inquiry, {
    id: `due:${node.id}`,
    text: say(
      `Ожидание ${name.ru} по новой версии уже кончилось (${dayIn(until, world.timeZone)}).`,
      `By the new version the wait ${name.en} is over already (${dayIn(until, world.timeZone)}).`,
    ),
    options: [{ id: 'go-on', text: say('Сразу идти дальше', 'Go on at once') }, fromNow],
  })
  inquiry.next.push((draft) => anew(draft, thread.id, answer === 'from-now'))
}

function anew(draft: Draft, id: string, fromHere: boolean): void {
  const thread = threadOf(draft, id)
  if (!thread) return
  if (fromHere) thread.since = draft.now
  beginAnew(draft, thread)
}

function again(draft: Draft, id: string): void {
  const thread = threadOf(draft, id)
  if (!thread) return
  const { owed, problems, round } = draft.state
  const until = thread.wait?.until ?? null
  const busy = [...owed, ...Object.keys(problems)].some((key) => nodeOfKey(key) === thread.at)
  if (until !== null) wind(draft, until, { seen: 'waited', node: thread.at, round })
  else if (!busy) look(draft, thread)
}
