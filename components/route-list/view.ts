/** One line of the list of routes. */
export type RouteRow = {
  id: string
  name: string
  publishedNumber: number | null
  publishedAt: string | null
  draftBy: string | null
  draftAt: string
  running: number
  stuck: number
  total: number
  /** Under way on versions before the one in force. */
  behind: number
}

/** Services of this installation, by provider id: those that the product knows, and those that the portal has connected. */
export type Services = { known: readonly string[]; connected: readonly string[] }

/** What a new route begins with when nothing is taken from the gallery. */
export const blankRoute = 'blank'
