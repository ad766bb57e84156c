import type { NodeId } from '#lib/route/graph.ts'
import type { PlanLeg, PlanStep } from '#lib/route/plan.ts'
import { nodeAt } from '#lib/route/plan-walk.ts'
import { say } from '#lib/sentence.ts'
import { after } from './deadline.ts'
import { type Draft, legOf, legToChange, owe, tell, wind, workKey } from './draft.ts'
import { finish, reach, reachAnnulment } from './finish.ts'
import type { LegTold } from './observation.ts'
import { pass, turnTo } from './pass.ts'
import { type LegState, openLegs, type PersonRef, type Thread, threadAt } from './state.ts'
import { advances } from './status.ts'
import { documentName, nameOf } from './variables.ts'
import { go } from './walk.ts'

/** The order is with the provider: its clocks start. */
export function submitted(draft: Draft, id: NodeId, told: LegTold): void {
  const leg = legToChange(draft, id)
  if (!leg) return
  leg.externalId = told.externalId
  leg.submittedAt = draft.now
  setClock(draft, id, turnOf(legOf(draft.world, id), leg))
  tell(draft, 'submitted', say(`Передано: ${leg.label}.`, `Handed over to ${leg.label}.`), {
    node: id,
    data: { externalId: told.externalId },
  })
  // A provider may tell a later status at once: what the mapping says for "submitted" is owed all the same.
  reach(draft, 'submitted')
  reachPartly(draft)
  observeLeg(draft, id, told)
}

/** Somebody has signed in this round and somebody else is asked now: in the next leg or in another branch. */
export function reachPartly(draft: Draft): void {
  const { state } = draft
  const asked = openLegs(state).length > 0
  if (state.phase === 'running' && asked && signedBefore(draft)) reach(draft, 'partially_signed')
}

/** The step of the leg in which people are expected to act: the first without its quorum; none when all have it. */
export const turnOf = (plan: PlanLeg, leg: LegState): PlanStep | undefined =>
  plan.steps.find((step) => {
    const people = leg.people[step.id] ?? []
    const done = people.filter((person) => person.state === 'done').length
    const wanted = step.quorum === 'all' ? people.length : step.quorum === 'any' ? 1 : step.quorum
    return done < Math.min(wanted, people.length)
  })

/** True when somebody has signed in an earlier leg of this round. */
const signedBefore = ({ state, world }: Draft): boolean =>
  Object.entries(state.legs).some(
    ([id, leg]) => leg.collected && (leg.signs ?? legOf(world, id).steps.some((step) => step.act === 'sign')),
  )

/** Sets the clocks of the step in which people are expected to act from now on. */
function setClock(draft: Draft, id: NodeId, step: PlanStep | undefined): void {
  const { world, state, now } = draft
  const of = step && { leg: id, step: step.id, round: state.round }
  const leg = legToChange(draft, id)
  if (leg) leg.askedAt = now
  if (step?.deadline && of) wind(draft, after(now, step.deadline, world), { seen: 'deadline', ...of })
  if (step?.reminders && of)
    wind(draft, after(now, step.reminders.every, world), { seen: 'reminder', ...of, nth: 1 })
}

/** Takes what a provider tells of a leg. Late, repeated and foreign news change nothing. */
export function observeLeg(draft: Draft, id: NodeId, told: LegTold): void {
  const { state } = draft
  const leg = legToChange(draft, id)
  if (!leg || leg.externalId !== told.externalId) return
  const thread = threadAt(state, id)
  // What the route has left may be unknown to the version that the envelope was moved to.
  const plan = thread && legOf(draft.world, id)
  const before = plan && turnOf(plan, leg)
  updatePeople(draft, id, leg, told)
  const turn = plan && turnOf(plan, leg)
  if (thread && turn?.id !== before?.id) setClock(draft, id, turn)
  if (thread && plan) turnTo(draft, thread, plan, leg, (turn ?? plan.steps.at(-1))?.id ?? id)
  if (thread) invite(draft, id, leg, told)
  leg.url = told.url ?? leg.url
  leg.ediNumber = told.ediNumber ?? leg.ediNumber
  if (!advances(leg.status, told.status)) return
  leg.status = told.status
  leg.raw = told.raw
  leg.changedAt = told.at ?? draft.now
  leg.comment = told.comment ?? leg.comment
  // About a leg that the route has left only an annulment still matters.
  if (!thread || !plan) return reachAnnulment(draft)
  consequence(draft, thread, plan, leg)
}

/** What follows from the leg's new status while a thread stands at it. */
function consequence(draft: Draft, thread: Thread, plan: PlanLeg, leg: LegState): void {
  switch (leg.status) {
    case 'preparing':
      return
    case 'submitted':
    case 'delivered':
    case 'viewed':
    case 'partially_signed':
      return reach(draft, leg.status)
    case 'completed':
      return owe(draft, workKey(draft.state, thread, 'collect-files'), { do: 'collect-files', leg: plan.id })
    case 'declined':
    case 'expired':
      return turnedDown(draft, thread, plan, leg, leg.status)
    case 'cancelled':
    case 'revoked':
    case 'failed':
      draft.state.verdict = { by: null, comment: leg.comment ?? '', step: null }
      return finish(draft, leg.status, thread)
  }
}

/** A refusal or an expiry leaves by the edge of the step that it happened in. */
export function turnedDown(
  draft: Draft,
  thread: Thread,
  plan: PlanLeg,
  leg: LegState,
  outcome: 'declined' | 'expired',
): void {
  const { state } = draft
  const step = stepOf(plan, leg, outcome)
  const person = leg.people[step.id]?.find((one) => one.state === outcome)
  const comment = person?.comment ?? leg.comment ?? ''
  const by = person ? nameOf(person) : null
  state.verdict = { by, comment, step: step.id }
  const since = turnTo(draft, thread, plan, leg, step.id)
  const way = step.ways[outcome]
  const target = way && draft.world.plan.nodes[way.to]
  if (!way) return finish(draft, outcome, thread)
  if (target?.kind === 'end' && outcome === 'expired') {
    pass(draft, step.id, outcome, way.to, since)
    thread.at = way.to
    return finish(draft, outcome, thread)
  }
  // A way to other people is no end: who refused is in the history, and the envelope is still being signed.
  if (way.maxRounds !== undefined || target?.kind === 'end') reach(draft, outcome)
  go(draft, thread, step.id, outcome, way, since)
}

function stepOf(plan: PlanLeg, leg: LegState, outcome: 'declined' | 'expired'): PlanStep {
  const told = plan.steps.find((step) => leg.people[step.id]?.some((person) => person.state === outcome))
  const open = plan.steps.find((step) => leg.people[step.id]?.some((person) => person.state !== 'done'))
  const first = plan.steps[0]
  const found = told ?? open ?? first
  if (!found) throw new RangeError(`leg ${plan.id} has no steps`)
  return found
}

/** What a provider calls waiting is somebody whose turn has not come; who was asked is whom we wait for. */
const turns: Record<LegTold['people'][number]['state'], PersonRef['state']> = {
  waiting: 'later',
  notified: 'waiting',
  viewed: 'viewed',
  done: 'done',
  declined: 'declined',
  expired: 'expired',
}

const rank: Record<PersonRef['state'], number> = {
  later: 0,
  waiting: 1,
  viewed: 2,
  done: 3,
  declined: 3,
  expired: 3,
}

function updatePeople(draft: Draft, id: NodeId, leg: LegState, told: LegTold): void {
  const plan = nodeAt(draft.world.plan, id)
  const steps = plan?.kind === 'leg' ? plan.steps : []
  for (const news of told.people) {
    const state = turns[news.state]
    const act = steps.find((step) => step.id === news.stepId)?.act ?? 'sign'
    for (const person of leg.people[news.stepId] ?? []) {
      if (news.personId !== null && news.personId !== person.id) continue
      if (rank[state] <= rank[person.state]) continue
      person.state = state
      if (news.at !== undefined) person.at = news.at
      if (news.comment !== undefined) person.comment = news.comment
      tell(draft, 'person', personText(person, act), {
        node: id,
        data: { ...news.proof, step: news.stepId, state },
      })
    }
  }
}

/** Under which key a person's invitation was handed over. */
export const inviteKey = (round: number, leg: NodeId, person: string): string =>
  `r${round}.${leg}.invite.${person}`

/** Hands the provider's pages to people who are asked by us and not by the provider. Each page once. */
function invite(draft: Draft, id: NodeId, leg: LegState, told: LegTold): void {
  const { state, world } = draft
  for (const news of told.people) {
    const person = leg.people[news.stepId]?.find((one) => one.id === news.personId)
    if (news.invitation === undefined || !person?.bitrixUserId) continue
    const key = inviteKey(state.round, id, person.id)
    if (state.invited.includes(key)) continue
    state.invited = [...state.invited, key]
    state.pages = { ...state.pages, [key]: news.invitation }
    const name = documentName(state)
    const text =
      world.locale === 'ru'
        ? `Документ «${name}» ждёт вашего решения. [URL=${news.invitation}]Открыть[/URL]`
        : `“${name}” waits for your decision. [URL=${news.invitation}]Open[/URL]`
    owe(draft, key, { do: 'write-back', act: { name: 'notify', userIds: [person.bitrixUserId], text } })
  }
}

function personText(person: PersonRef, act: PlanStep['act']) {
  const name = nameOf(person)
  switch (person.state) {
    case 'later':
    case 'waiting':
      return say(`Ждём: ${name}.`, `Waiting for ${name}.`)
    case 'viewed':
      return say(`${name}: документ открыт.`, `${name} has opened the document.`)
    case 'done':
      return act === 'approve'
        ? say(`${name}: согласовано.`, `${name} has approved.`)
        : say(`${name}: подписано.`, `${name} has signed.`)
    case 'declined':
      return say(
        `${name}: отказ. ${person.comment ?? ''}`.trim(),
        `${name} has declined. ${person.comment ?? ''}`.trim(),
      )
    case 'expired':
      return say(`${name}: срок истёк.`, `${name}: the time is over.`)
  }
}
