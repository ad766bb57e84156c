import type { Operation } from './operation.ts'
import { calendarOperations } from './operations/calendar.ts'
import { envelopeOperations } from './operations/envelopes.ts'
import { rehearsalOperations } from './operations/rehearsals.ts'
import { routeFleetOperations } from './operations/route-fleet.ts'
import { routeMoveOperations } from './operations/route-moves.ts'
import { routeVersionOperations } from './operations/route-versions.ts'
import { routeOperations } from './operations/routes.ts'
import { settingOperations } from './operations/settings.ts'

/** Every operation of the API. */
export const operations: readonly Operation[] = [
  ...envelopeOperations,
  ...routeOperations,
  ...routeVersionOperations,
  ...rehearsalOperations,
  ...routeFleetOperations,
  ...routeMoveOperations,
  ...settingOperations,
  ...calendarOperations,
]
