import type { WireObject } from './wire.ts'
import type { Call } from './world.ts'

/** One page with the fields by which the service describes it. */
export type Page<T> = { items: T[]; fields: WireObject }

export const startOf = (query: URLSearchParams): number =>
  Math.max(0, Math.trunc(Number(query.get('start_position') ?? '0')) || 0)

/** Cuts a page; `nextUri` and `previousUri` are relative to the account. */
export function pageOf<T>(all: readonly T[], start: number, count: number, call: Call): Page<T> {
  const size = Math.max(1, count || 1)
  const items = all.slice(start, start + size)
  const uri = (position: number): string => {
    const query = new URLSearchParams(call.query)
    query.set('start_position', String(position))
    query.set('count', String(size))
    return `${call.request.path.replace(/^.*\/accounts\/[^/]+/, '')}?${query}`
  }
  return {
    items,
    fields: {
      resultSetSize: String(items.length),
      totalSetSize: String(all.length),
      startPosition: String(start),
      endPosition: String(Math.max(start, start + items.length - 1)),
      ...(start + size < all.length ? { nextUri: uri(start + size) } : {}),
      ...(start > 0 ? { previousUri: uri(Math.max(0, start - size)) } : {}),
    },
  }
}
