import type { Method, Methods } from '#lib/bitrix24/emulator/method.ts'
import { activityMethods } from './activities.ts'
import { appMethods } from './app.ts'
import { crmDirectoryMethods } from './crm-directories.ts'
import { crmItemMethods } from './crm-items.ts'
import { crmOldMethods } from './crm-old.ts'
import { diskMethods } from './disk.ts'
import { documentMethods } from './documents.ts'
import { eventMethods } from './events.ts'
import { notificationMethods } from './notifications.ts'
import { placementMethods } from './placements.ts'
import { processMethods } from './processes.ts'
import { robotMethods } from './robots.ts'
import { taskMethods } from './tasks.ts'
import { timelineMethods } from './timeline.ts'
import { triggerMethods } from './triggers.ts'
import { userfieldMethods } from './userfields.ts'
import { userMethods } from './users.ts'

const groups: Methods = {
  ...appMethods,
  ...userMethods,
  ...crmItemMethods,
  ...crmOldMethods,
  ...crmDirectoryMethods,
  ...userfieldMethods,
  ...timelineMethods,
  ...activityMethods,
  ...documentMethods,
  ...diskMethods,
  ...notificationMethods,
  ...taskMethods,
  ...robotMethods,
  ...processMethods,
  ...triggerMethods,
  ...placementMethods,
  ...eventMethods,
}

const byName = new Map(Object.entries(groups).map(([name, method]) => [name.toLowerCase(), method]))

/** A method by its name, letters of either case; undefined for names that the vendor does not know. */
export const methodByName = (name: string): Method | undefined => byName.get(name.toLowerCase())
