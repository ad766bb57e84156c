import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const holder = globalThis as { inkrouteMetrics?: ReturnType<typeof create> }

function create() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const doors = new Histogram({
    name: 'inkroute_door_seconds',
    help: 'Time to answer robots, events, hooks and pushes, by door and HTTP status',
    labelNames: ['door', 'status'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
    registers: [registry],
  })
  return { registry, doors, byAnswer: new Map<string, ReturnType<typeof doors.labels>>() }
}

/** Metrics of this process. Kept on the global object: the framework loads this module once per bundle. */
export const metrics = () => {
  holder.inkrouteMetrics ??= create()
  return holder.inkrouteMetrics
}

type Seen = { door: string; status: number; durationMs: number }

/** Counts one answer of the hot path. */
export function watchDoors({ door, status, durationMs }: Seen): void {
  const { doors, byAnswer } = metrics()
  const key = `${door} ${status}`
  const known = byAnswer.get(key) ?? doors.labels(door, String(status))
  byAnswer.set(key, known)
  known.observe(durationMs / 1000)
}
