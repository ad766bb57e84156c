import type { RouteGraph } from '#lib/route/graph.ts'
import type { Stored } from './autosave.ts'
import type { History, Step } from './history.ts'

/** What a window had when it was closed or loaded anew: edits that were not saved, and the steps of undo. */
export type DraftMemory = { stored: Stored; graph: RouteGraph; history: History }

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const form = 1
/** Browsers give a window about five million characters. */
const mostCharacters = 1_500_000
const keyOf = (routeId: string) => `inkroute-draft-${form}:${routeId}`

/** Keeps it for this window. The oldest steps are left out of what would be too much. */
export function remember(shelf: Shelf, routeId: string, memory: DraftMemory): void {
  const { past, future } = memory.history
  for (let most = past.length; ; most = Math.floor(most / 2)) {
    const history = { past: most === 0 ? [] : past.slice(-most), future: most === 0 ? [] : future }
    const text = JSON.stringify({ ...memory, history })
    if (text.length <= mostCharacters && kept(shelf, keyOf(routeId), text)) return
    if (most === 0) break
  }
  shelf.removeItem(keyOf(routeId))
}

function kept(shelf: Shelf, key: string, text: string): boolean {
  try {
    shelf.setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** What this window remembers of the route; null when that is nothing, or of another kind of stored form. */
export function recalled(shelf: Shelf, routeId: string, schema: RouteGraph['schema']): DraftMemory | null {
  try {
    const memory: unknown = JSON.parse(shelf.getItem(keyOf(routeId)) ?? 'null')
    return isMemory(memory) && memory.graph.schema === schema ? memory : null
  } catch {
    return null
  }
}

function isMemory(read: unknown): read is DraftMemory {
  if (!isRecord(read) || !isRecord(read.stored) || !isRecord(read.history)) return false
  const { stored, graph, history } = read
  return (
    typeof stored.revision === 'number' &&
    isGraph(stored.graph) &&
    isGraph(graph) &&
    isSteps(history.past) &&
    isSteps(history.future)
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isGraph = (value: unknown): value is RouteGraph =>
  isRecord(value) && Array.isArray(value.nodes) && Array.isArray(value.edges)
const isSteps = (value: unknown): value is Step[] =>
  Array.isArray(value) && value.every((step) => isRecord(step) && isRecord(step.back))
