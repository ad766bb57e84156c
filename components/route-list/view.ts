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
}

export const routeSamples = ['supply', 'nda', 'blank'] as const
export type RouteSample = (typeof routeSamples)[number]
