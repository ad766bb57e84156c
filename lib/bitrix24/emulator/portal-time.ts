const offsetMs = 3 * 60 * 60 * 1000

/** A moment as the portal's server writes it: ISO 8601 without fractions, in its own zone. */
export const portalTime = (moment: Date): string =>
  `${new Date(moment.getTime() + offsetMs).toISOString().slice(0, 19)}+03:00`

/** A day of a `date` field as crm.item.* reads it back: midnight UTC in the server's zone. */
export const portalDay = (day: string): string => `${day}T03:00:00+03:00`

/** Seconds since the epoch, whole. */
export const unixSeconds = (moment: Date): number => Math.floor(moment.getTime() / 1000)
