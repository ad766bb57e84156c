/**
 * Events that we ask Bitrix24 to send. ONAPPINSTALL is not among them: it comes to the address that the application
 * is registered with.
 */
export const events: readonly string[] = [
  'ONAPPUNINSTALL',
  'ONAPPUPDATE',
  'ONCRMDEALUPDATE',
  'ONCRMDEALDELETE',
  'ONCRMDYNAMICITEMUPDATE',
  'ONCRMDYNAMICITEMDELETE',
]

/** Our address for events. */
export const eventsUrl = (publicUrl: string): string => `${publicUrl}/api/bitrix24/events`
