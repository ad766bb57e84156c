import type { PlanWait } from '#lib/route/plan.ts'
import { say } from '#lib/sentence.ts'
import { after, dayIn, momentOf } from './deadline.ts'
import { type Draft, owe, tell, wind, workKey } from './draft.ts'
import { type ItemFacts, withToldBefore } from './item.ts'
import type { Thread } from './state.ts'

/** How long a field is not looked at when Bitrix24 tells of no change: it tells each change once, and then forgets it. */
const lookAgain = { value: 6, unit: 'hours' } as const

/** Begins a wait; true when there is nothing to wait for. */
export function beginWait(draft: Draft, thread: Thread, node: PlanWait): boolean {
  if (node.until.by !== 'duration') {
    look(draft, thread)
    return false
  }
  const until = after(thread.since, node.until.duration, draft.world)
  thread.wait = { until, looks: 0, stale: false }
  return clockRanOut(draft, thread, until)
}

/** Reads the item anew; one reading at a time, and once more when a change was told meanwhile. */
export function look(draft: Draft, thread: Thread): void {
  const { state } = draft
  const looks = thread.wait?.looks ?? 0
  if (state.owed.includes(workKey(state, thread, `look${looks}`))) {
    thread.wait = { until: null, looks, stale: true }
    return
  }
  thread.wait = { until: null, looks: looks + 1, stale: false }
  delete state.problems[workKey(state, thread, `look${looks}`)]
  owe(draft, workKey(state, thread, `look${looks + 1}`), { do: 'read-item' })
}

/** Takes the item as it was just read; true when the wait is over. A date that cannot be read parks the thread. */
export function looked(draft: Draft, thread: Thread, node: PlanWait, key: string, item: ItemFacts): boolean {
  draft.state.item = withToldBefore(item, draft.state.item)
  if (node.until.by === 'duration') return false
  const value = item.fields[node.until.field]?.trim() ?? ''
  const stale = thread.wait?.stale ?? false
  if (node.until.by === 'field-filled' && value !== '') return true
  if (stale) {
    look(draft, thread)
    return false
  }
  if (node.until.by === 'field-filled') {
    setClock(draft, thread, after(draft.now, lookAgain, draft.world))
    return false
  }
  const until = momentOf(value, draft.world.timeZone)
  if (until === null) {
    park(draft, thread, node, key, value)
    return false
  }
  if (thread.wait) thread.wait.until = until
  return clockRanOut(draft, thread, until)
}

/** True when the moment has come; else sets the clock for it. */
function clockRanOut(draft: Draft, thread: Thread, until: string): boolean {
  if (Date.parse(until) <= Date.parse(draft.now)) return true
  const day = dayIn(until, draft.world.timeZone)
  tell(draft, 'wait', say(`Ждём до ${day}.`, `Waiting until ${day}.`), { node: thread.at })
  setClock(draft, thread, until)
  return false
}

const setClock = (draft: Draft, thread: Thread, at: string): void => {
  wind(draft, at, { seen: 'waited', node: thread.at, round: draft.state.round })
}

/**
 * A clock of this wait has run out; true when the wait is over. A date is read again, because people move dates. A
 * clock that is ahead of ours is set again.
 */
export function waited(draft: Draft, thread: Thread, node: PlanWait): boolean {
  const until = thread.wait?.until ?? null
  const due = until === null || Date.parse(until) <= Date.parse(draft.now)
  if (!due) setClock(draft, thread, until)
  else if (node.until.by === 'duration') return true
  else look(draft, thread)
  return false
}

function park(draft: Draft, thread: Thread, node: PlanWait, key: string, value: string): void {
  const field = node.until.by === 'duration' ? '' : node.until.field
  const text =
    value === ''
      ? say(
          `Поле ${field} пустое: неизвестно, до какого дня ждать.`,
          `The field ${field} is empty: until when to wait is not known.`,
        )
      : say(`В поле ${field} не дата: «${value}».`, `The field ${field} holds no date: “${value}”.`)
  draft.state.problems[key] = {
    code: 'wait-without-date',
    text,
    cure: say(
      'Укажите дату в карточке: маршрут продолжится сам; или нажмите «Повторить».',
      'Set the date in the item: the route goes on by itself; or press “Retry”.',
    ),
    at: draft.now,
    work: 'read-item',
    blocking: true,
  }
  tell(draft, 'problem', text, { node: thread.at, data: { code: 'wait-without-date', key } })
}
