import type { EnvelopeFilters } from '#components/envelope/filters.ts'
import type { EnvelopeFilter } from '#lib/db/envelope-list.ts'

/** How many rows one page of a list holds. */
export const pageLimit = 50

/** What stands in the address, as the database asks it. */
export const filterOf = (filters: EnvelopeFilters): EnvelopeFilter => ({
  status: filters.status,
  routeId: filters.route && /^[0-9a-f-]{36}$/i.test(filters.route) ? filters.route : null,
  stuck: filters.attention,
  text: filters.q.slice(0, 200),
})
