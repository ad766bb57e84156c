import { z } from 'zod'
import { calendarBases, type WorkCalendar } from './work-calendar.ts'

/** More own days than a portal needs in decades; a week of work always comes again. */
export const mostOwnDays = 1_000
const longestName = 80

const days = z
  .record(z.iso.date(), z.string().trim().max(longestName))
  .refine((held) => Object.keys(held).length <= mostOwnDays)

/** A calendar as it is sent and kept. A day that is off and on at once makes no sense and is refused. */
export const calendarSchema = z
  .strictObject({ base: z.enum(calendarBases), off: days, on: days })
  .refine(({ off, on }) => Object.keys(off).every((day) => !(day in on))) satisfies z.ZodType<WorkCalendar>
