import type { OwnDays, WorkCalendar } from '#lib/envelope/work-calendar.ts'

/** The two lists that a portal sets itself. */
export const ownKinds = ['off', 'on'] as const
export type OwnKind = (typeof ownKinds)[number]

/** The calendar with these days in one list; the last word holds, so they leave the other. */
export function withDays(calendar: WorkCalendar, kind: OwnKind, days: OwnDays): WorkCalendar {
  const other = kind === 'off' ? 'on' : 'off'
  const kept = Object.entries(calendar[other]).filter(([day]) => !(day in days))
  return { ...calendar, [kind]: { ...calendar[kind], ...days }, [other]: Object.fromEntries(kept) }
}

/** The calendar without an own day. */
export function withoutDay({ base, off, on }: WorkCalendar, day: string): WorkCalendar {
  const without = (days: OwnDays) => Object.fromEntries(Object.entries(days).filter(([each]) => each !== day))
  return { base, off: without(off), on: without(on) }
}
