import type { NodeId } from '#lib/route/graph.ts'
import type { PlanLeg, PlanStep } from '#lib/route/plan.ts'
import { say } from '#lib/sentence.ts'
import { after } from './deadline.ts'
import { type Draft, legOf, owe, tell, workKey } from './draft.ts'
import { finish, reach } from './finish.ts'
import type { LegTold } from './observation.ts'
import type { LegState, PersonRef } from './state.ts'
import { advances } from './status.ts'
import { documentName, nameOf } from './variables.ts'
import { go } from './walk.ts'

/** The order is with the provider: its clocks start. */
export function submitted(draft: Draft, id: NodeId, told: LegTold): void {
  const leg = draft.state.legs[id]
  if (!leg) return
  leg.externalId = told.externalId
  leg.submittedAt = draft.now
  const plan = legOf(draft.world, id)
  let at = draft.now
  for (const step of plan.steps) {
    if (!step.deadline) continue
    at = after(at, step.deadline, draft.world.timeZone)
    draft.timers.push({ at, leg: id, step: step.id, round: draft.state.round })
  }
  tell(draft, 'submitted', say(`Передано: ${leg.provider}.`, `Handed over to ${leg.provider}.`), {
    node: id,
    data: { externalId: told.externalId },
  })
  observeLeg(draft, id, told)
}

/** Takes what a provider tells of a leg. Late, repeated and foreign news change nothing. */
export function observeLeg(draft: Draft, id: NodeId, told: LegTold): void {
  const { state } = draft
  const leg = state.legs[id]
  if (!leg || leg.externalId !== told.externalId) return
  updatePeople(draft, id, leg, told)
  invite(draft, id, leg, told)
  leg.url = told.url ?? leg.url
  leg.ediNumber = told.ediNumber ?? leg.ediNumber
  if (!advances(leg.status, told.status)) return
  leg.status = told.status
  leg.raw = told.raw
  leg.changedAt = told.at ?? draft.now
  leg.comment = told.comment ?? leg.comment
  if (state.at !== id || state.phase !== 'running') return afterwards(draft, leg)
  consequence(draft, legOf(draft.world, id), leg)
}

/** What follows from the leg's new status while the route stands at it. */
function consequence(draft: Draft, plan: PlanLeg, leg: LegState): void {
  switch (leg.status) {
    case 'preparing':
      return
    case 'submitted':
    case 'delivered':
    case 'viewed':
    case 'partially_signed':
      return reach(draft, leg.status)
    case 'completed':
      return owe(draft, workKey(draft.state, plan.id, 'collect-files'), { do: 'collect-files', leg: plan.id })
    case 'declined':
    case 'expired':
      return turnedDown(draft, plan, leg, leg.status)
    case 'cancelled':
    case 'revoked':
    case 'failed':
      draft.state.verdict = { by: null, comment: leg.comment ?? '', step: null }
      return finish(draft, leg.status)
  }
}

/** News about a leg that the route has left: only an annulment still matters. */
function afterwards(draft: Draft, leg: LegState): void {
  if (leg.status !== 'revoked' || draft.state.status !== 'completed') return
  draft.state.verdict = { by: null, comment: leg.comment ?? '', step: null }
  reach(draft, 'revoked')
}

/** A refusal or an expiry leaves by the edge of the step that it happened in. */
export function turnedDown(
  draft: Draft,
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
  const way = step.ways[outcome]
  const target = way && draft.world.plan.nodes[way.to]
  if (!way || (target?.kind === 'end' && outcome === 'expired')) return finish(draft, outcome)
  reach(draft, outcome)
  go(draft, way)
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
  for (const news of told.people) {
    const state = turns[news.state]
    for (const person of leg.people[news.stepId] ?? []) {
      if (news.personId !== null && news.personId !== person.id) continue
      if (rank[state] <= rank[person.state]) continue
      person.state = state
      if (news.at !== undefined) person.at = news.at
      if (news.comment !== undefined) person.comment = news.comment
      tell(draft, 'person', personText(person), { node: id, data: { step: news.stepId, state } })
    }
  }
}

/** Hands the provider's pages to people who are asked by us and not by the provider. Each page once. */
function invite(draft: Draft, id: NodeId, leg: LegState, told: LegTold): void {
  const { state, world } = draft
  for (const news of told.people) {
    const person = leg.people[news.stepId]?.find((one) => one.id === news.personId)
    if (news.invitation === undefined || !person?.bitrixUserId) continue
    const key = `r${state.round}.${id}.invite.${person.id}`
    if (state.invited.includes(key)) continue
    state.invited.push(key)
    const name = documentName(state)
    const text =
      world.locale === 'ru'
        ? `Документ «${name}» ждёт вашего решения. [URL=${news.invitation}]Открыть[/URL]`
        : `“${name}” waits for your decision. [URL=${news.invitation}]Open[/URL]`
    owe(draft, key, { do: 'write-back', act: { name: 'notify', userIds: [person.bitrixUserId], text } })
  }
}

function personText(person: PersonRef) {
  const name = nameOf(person)
  switch (person.state) {
    case 'later':
    case 'waiting':
      return say(`Ждём: ${name}.`, `Waiting for ${name}.`)
    case 'viewed':
      return say(`${name}: документ открыт.`, `${name} has opened the document.`)
    case 'done':
      return say(`${name}: подписано.`, `${name} has signed.`)
    case 'declined':
      return say(
        `${name}: отказ. ${person.comment ?? ''}`.trim(),
        `${name} has declined. ${person.comment ?? ''}`.trim(),
      )
    case 'expired':
      return say(`${name}: срок истёк.`, `${name}: the time is over.`)
  }
}
