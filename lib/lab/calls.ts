import { readable } from './recorded-body.ts'

/** One call as the control API tells it. */
export type Call = {
  /** Grows by one with every call since the last reset. */
  id: number
  at: string
  system: string
  /** in: to the emulated system; out: from it (webhooks, robots, events). */
  direction: 'in' | 'out'
  method: string
  path: string
  query: Record<string, string>
  /** 0: no answer. */
  status: number
  request: unknown
  response: unknown
  durationMs: number
  /** Names of called methods, when one request carries several (Bitrix24's batch). */
  commands?: string[]
  /** Group of an outgoing call. */
  channel?: string
  /** The fault switches that acted. */
  faults?: string[]
}

/** A body that is not parsed yet. */
export type RawBody = { bytes: Uint8Array; contentType: string }

/** A call as it is recorded. */
export type RecordedCall = Omit<Call, 'id' | 'request' | 'response'> & { request: RawBody; response: RawBody }

/** The log of calls with counts that outlive its length. */
export interface CallLog {
  add(call: RecordedCall): void
  /** Calls from old to new, the newest `limit` of those that fit. */
  items(filter: { system?: string; direction?: 'in' | 'out'; limit?: number; sinceId?: number }): Call[]
  /** Counts since the last reset, by `METHOD path` with ids in paths made `{id}`. */
  counts(direction: 'in' | 'out', system?: string): Record<string, number>
  /** Counts of Bitrix24 methods, those inside batches included. */
  methods(): Record<string, number>
  /** Calls to each system. */
  systems(): Record<string, number>
  clear(): void
}

/** Bodies up to this size are parsed when somebody looks; larger ones at once, to let go of their bytes. */
const lazyLimitBytes = 8 * 1024

const idPattern = /^(\d{3,}|[0-9a-f-]{16,}|[\w-]*\d[\w-]{18,})$/i

/** The path with ids made `{id}`, so that calls of one kind are counted together. */
export const kindOfPath = (path: string): string =>
  path
    .split('/')
    .map((segment) => (idPattern.test(segment) ? '{id}' : segment))
    .join('/')

/** The Bitrix24 method that a path calls: its last segment without a format ending. */
export const methodOfPath = (path: string): string | undefined => {
  if (!/^\/rest\//.test(path)) return undefined
  const last = path.split('/').findLast((segment) => segment !== '') ?? ''
  return last.replace(/\.(json|xml)$/, '').toLowerCase()
}

type Kept = { call: Omit<Call, 'request' | 'response'>; request: () => unknown; response: () => unknown }

const lookLater = ({ bytes, contentType }: RawBody): (() => unknown) => {
  if (bytes.length <= lazyLimitBytes) return () => readable(bytes, contentType)
  const value = readable(bytes, contentType)
  return () => value
}

const bump = (counts: Map<string, number>, key: string) => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** An empty log that keeps the last `capacity` calls. */
export const createCallLog = (capacity = 5_000): CallLog => {
  let nextId = 1
  let kept: Kept[] = []
  const byKind = new Map<string, Map<string, number>>()
  const byMethod = new Map<string, number>()
  const bySystem = new Map<string, number>()

  const kindsOf = (direction: string, system: string): Map<string, number> => {
    const key = `${direction} ${system}`
    const kinds = byKind.get(key) ?? new Map<string, number>()
    byKind.set(key, kinds)
    return kinds
  }
  const count = (call: RecordedCall) => {
    bump(kindsOf(call.direction, call.system), `${call.method} ${kindOfPath(call.path)}`)
    if (call.direction === 'out') return
    bump(bySystem, call.system)
    if (call.system !== 'bitrix24') return
    const method = methodOfPath(call.path)
    for (const name of call.commands ?? (method ? [method] : [])) bump(byMethod, name)
  }

  return {
    add(recorded) {
      const { request, response, ...call } = recorded
      count(recorded)
      kept.push({
        call: { id: nextId, ...call },
        request: lookLater(request),
        response: lookLater(response),
      })
      nextId += 1
      // Cutting in portions keeps adding cheap.
      if (kept.length > capacity * 1.2) kept = kept.slice(-capacity)
    },
    items({ system, direction, limit, sinceId = 0 }) {
      const fitting = kept
        .slice(-capacity)
        .filter(
          ({ call }) =>
            call.id > sinceId &&
            (!system || call.system === system) &&
            (!direction || call.direction === direction),
        )
      return (limit === undefined ? fitting : fitting.slice(Math.max(fitting.length - limit, 0))).map(
        ({ call, request, response }) => ({ ...call, request: request(), response: response() }),
      )
    },
    counts(direction, system) {
      const sum = new Map<string, number>()
      for (const [key, kinds] of byKind) {
        if (system ? key !== `${direction} ${system}` : !key.startsWith(`${direction} `)) continue
        for (const [kind, times] of kinds) sum.set(kind, (sum.get(kind) ?? 0) + times)
      }
      return Object.fromEntries([...sum].sort(([, left], [, right]) => right - left))
    },
    methods: () => Object.fromEntries([...byMethod].sort(([, left], [, right]) => right - left)),
    systems: () => Object.fromEntries(bySystem),
    clear() {
      kept = []
      byKind.clear()
      byMethod.clear()
      bySystem.clear()
    },
  }
}
