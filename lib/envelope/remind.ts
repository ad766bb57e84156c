import type { PlanLeg } from '#lib/route/plan.ts'
import { say } from '#lib/sentence.ts'
import { after } from './deadline.ts'
import { type Draft, legOf, owe, tell, wind } from './draft.ts'
import { inviteKey, turnOf } from './leg.ts'
import type { ClockTold } from './observation.ts'
import { type LegState, threadAt } from './state.ts'
import { isFinal } from './status.ts'
import { documentName, isAsked, nameOf } from './variables.ts'

/** A clock of reminders: asks again whoever has not acted, and sets the clock for the next time. */
export function reminder(draft: Draft, seen: Extract<ClockTold, { seen: 'reminder' }>): void {
  const { state, world } = draft
  const leg = state.legs[seen.leg]
  if (!leg?.externalId || isFinal(leg.status) || seen.round !== state.round || !threadAt(state, seen.leg))
    return
  const plan = legOf(world, seen.leg)
  const step = turnOf(plan, leg)
  if (!step?.reminders || step.id !== seen.step || seen.nth > step.reminders.most) return
  const key = `r${state.round}.${seen.leg}.remind.${seen.step}.${seen.nth}`
  // A clock that rings twice is one reminder.
  if (
    state.owed.some((one) => one.startsWith(key)) ||
    Object.keys(state.receipts).some((one) => one.startsWith(key))
  )
    return
  ask(draft, plan, leg, key)
  const count = `${seen.nth}/${step.reminders.most}`
  tell(draft, 'reminder', say(`Напомнили (${count}).`, `Reminded (${count}).`), { node: seen.step })
  if (seen.nth >= step.reminders.most) return
  const at = after(draft.now, step.reminders.every, world)
  wind(draft, at, { ...seen, nth: seen.nth + 1 })
}

/** Asks the people of a leg again: who has a page of ours by a notification, everybody else by their service. */
export function ask(draft: Draft, plan: PlanLeg, leg: LegState, key: string): void {
  const { state, world } = draft
  const waiting = (leg.people[turnOf(plan, leg)?.id ?? ''] ?? []).filter(isAsked)
  const pages = waiting.flatMap((person) => {
    const page = state.pages[inviteKey(state.round, plan.id, person.id)]
    return page !== undefined && person.bitrixUserId ? [{ person, userId: person.bitrixUserId, page }] : []
  })
  const name = documentName(state)
  for (const { person, userId, page } of pages) {
    const text =
      world.locale === 'ru'
        ? `Напоминаем: документ «${name}» ждёт вашего решения. [URL=${page}]Открыть[/URL]`
        : `A reminder: “${name}” waits for your decision. [URL=${page}]Open[/URL]`
    owe(draft, `${key}.${person.id}`, { do: 'write-back', act: { name: 'notify', userIds: [userId], text } })
  }
  if (pages.length > 0 && pages.length === waiting.length) return
  const responsible = state.item?.responsible?.id
  const who = waiting.map(nameOf).join(', ') || leg.label
  const text =
    world.locale === 'ru'
      ? `Напоминаем: «${name}» ещё не подписан. Ждём: ${who}. [URL=${world.envelopeUrl}]Открыть[/URL]`
      : `A reminder: “${name}” is not signed yet. Waiting for ${who}. [URL=${world.envelopeUrl}]Open[/URL]`
  owe(draft, key, {
    do: 'remind-leg',
    leg: plan.id,
    ...(responsible === undefined ? {} : { instead: { name: 'notify', userIds: [responsible], text } }),
  })
}
