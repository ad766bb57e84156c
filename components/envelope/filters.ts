import { type Status, statuses } from '#lib/envelope/status.ts'

/** What the list of envelopes may be narrowed by; lives in the address, so that a view can be sent to a colleague. */
export type EnvelopeFilters = {
  status: Status[]
  route: string | null
  attention: boolean
  q: string
}

/** What the address asks for; what it says wrongly is not asked. */
export function readFilters(address: URLSearchParams): EnvelopeFilters {
  const asked = (address.get('status') ?? '').split(',')
  return {
    status: statuses.filter((status) => asked.includes(status)),
    route: address.get('route') || null,
    attention: address.get('attention') === 'true',
    q: address.get('q') ?? '',
  }
}

/** The address with these filters; what does not narrow is not in it. */
export function writeFilters(path: string, filters: EnvelopeFilters): string {
  const address = new URLSearchParams()
  if (filters.status.length > 0) address.set('status', filters.status.join(','))
  if (filters.route) address.set('route', filters.route)
  if (filters.attention) address.set('attention', 'true')
  if (filters.q) address.set('q', filters.q)
  return address.size > 0 ? `${path}?${address}` : path
}

export const noFilters: EnvelopeFilters = { status: [], route: null, attention: false, q: '' }

export const isNarrowed = (filters: EnvelopeFilters): boolean =>
  filters.status.length > 0 || filters.route !== null || filters.attention || filters.q !== ''
