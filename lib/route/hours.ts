import type { Duration } from './graph.ts'

const day = 24
const week = { working: 5, days: 7 }

/** The least time that the duration can take, hours: working days without a weekend between them. */
export function hoursOf({ value, unit }: Duration): number {
  return unit === 'hours' ? value : value * day
}

/** The time that it takes with weekends, hours, rounded up to whole days; holidays are not counted. */
export function longestHoursOf({ value, unit }: Duration): number {
  if (unit !== 'working-days') return hoursOf({ value, unit })
  return Math.ceil((value * week.days) / week.working) * day
}
