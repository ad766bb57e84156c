import { z } from 'zod'
import { saveCalendar } from '#lib/engine/portal-calendar.ts'
import { calendarBases } from '#lib/envelope/work-calendar.ts'
import { operation } from '../operation.ts'
import { nothing } from '../shapes.ts'

const days = z.record(z.string(), z.string())
const calendarShape = z.object({ base: z.enum(calendarBases), off: days, on: days })

const readCalendar = operation({
  method: 'GET',
  path: '/portal/calendar',
  id: 'readCalendar',
  summary: 'By which days the portal counts work',
  scope: 'settings:write',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: null,
  answer: { status: 200, schema: calendarShape },
  run: async ({ engine, portalId }) => (await engine.portals.setting(portalId)).calendar,
})

const writeCalendar = operation({
  method: 'PUT',
  path: '/portal/calendar',
  id: 'saveCalendar',
  summary: 'Replace the work calendar: deadlines that are set from now on go by it',
  scope: 'settings:write',
  ofPortal: true,
  params: nothing,
  query: nothing,
  body: calendarShape,
  answer: { status: 200, schema: calendarShape },
  run: ({ engine, portalId, body }) => saveCalendar(engine, portalId, body),
})

export const calendarOperations = [readCalendar, writeCalendar]
