import { eq } from 'drizzle-orm'
import { portal } from '#lib/db/schema/portal.ts'
import { calendarSchema } from '#lib/envelope/calendar-schema.ts'
import type { WorkCalendar } from '#lib/envelope/work-calendar.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'

/**
 * Sets by which days a portal counts work. Deadlines, reminders and waits that are set from now on go by it (other
 * processes within the time that they keep a portal's settings); those already set stay. Refused 422 when it makes no
 * sense.
 */
export async function saveCalendar(engine: Engine, portalId: number, given: unknown): Promise<WorkCalendar> {
  const read = calendarSchema.safeParse(given)
  if (!read.success) throw wrong(read.error.issues.map(({ path }) => path.join('.')))
  await engine.db.update(portal).set({ workCalendar: read.data }).where(eq(portal.id, portalId))
  engine.portals.forget(portalId)
  return read.data
}

const wrong = (places: string[]) =>
  new Refused(422, {
    code: 'calendar-wrong',
    text: say(
      'Календарь заполнен неверно: день не может быть и выходным, и рабочим, а даты пишутся как 2027-02-22.',
      'The calendar does not fit: no day is both off and worked, and dates are written as 2027-02-22.',
    ),
    cure: say('Исправьте список дней и сохраните снова.', 'Mend the list of days and save again.'),
    detail: { places },
  })
