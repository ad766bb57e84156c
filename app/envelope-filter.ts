import type { EnvelopeFilters } from '#components/envelope/filters.ts'
import type { EnvelopeFilter } from '#lib/db/envelope-list.ts'

/** How many rows one page of a list holds. */
export const pageLimit = 50

/** A page's address as the framework gives it; of a name that is there twice the first value counts. */
export const addressOf = (given: Record<string, string | string[] | undefined>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value
      return first === undefined ? [] : [[name, first]]
    }),
  )

/** What stands in the address, as the database asks it. */
export const filterOf = (filters: EnvelopeFilters): EnvelopeFilter => ({
  status: filters.status,
  routeId: filters.route && /^[0-9a-f-]{36}$/i.test(filters.route) ? filters.route : null,
  stuck: filters.attention,
  text: filters.q.slice(0, 200),
})
