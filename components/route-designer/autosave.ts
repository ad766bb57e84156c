import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Refusal, SaveAnswer } from './answer.ts'

/** What has become of the last change. */
export type SaveState =
  | { is: 'saved' }
  | { is: 'waiting' }
  | { is: 'saving' }
  /** Nothing is lost: the change is kept here and sent again. `refusal` is null when the server was not reached. */
  | { is: 'failed'; refusal: Refusal | null }
  /** Somebody else has saved this draft meanwhile; ours is not sent until it stands on theirs. */
  | { is: 'stale' }

/** A draft as the server has it. */
export type Stored = { graph: RouteGraph; revision: number }

export type Autosave = {
  state: StoreApi<SaveState>
  /** What the server had when it was last asked: what is edited here stands on it. */
  stored(): Stored
  /** Tells of a new graph; it is sent when changes pause. */
  changed(graph: RouteGraph): void
  /** Sends nothing more until `rebase`. */
  hold(): void
  /** Puts the edits of this window on another stored draft; `pending` is what differs from it and is to be sent. */
  rebase(stored: Stored, pending: RouteGraph | null): void
  /** Sends what waits, now. True when everything is saved. */
  flush(): Promise<boolean>
}

const pauseMs = 700
const retryMs = [2_000, 5_000, 15_000, 30_000] as const

/** Sends the draft when changes pause, one request at a time, again after a failure, never over somebody else's. */
export function createAutosave(
  save: (graph: RouteGraph, baseRevision: number) => Promise<SaveAnswer>,
  first: Stored,
): Autosave {
  const state = createStore<SaveState>()(() => ({ is: 'saved' }))
  const become = (next: SaveState) => state.setState(next, true)
  let stored = first
  let pending: RouteGraph | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let failures = 0

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    if (running) return running
    const graph = pending
    if (!graph || state.getState().is === 'stale') return
    pending = null
    become({ is: 'saving' })
    running = attempt(graph)
    await running
  }

  async function attempt(graph: RouteGraph): Promise<void> {
    const answer = await save(graph, stored.revision).catch((): { refused: null } => ({ refused: null }))
    running = null
    if ('done' in answer) {
      failures = 0
      stored = { graph, revision: answer.done.revision }
      become({ is: pending ? 'waiting' : 'saved' })
      if (pending) later(pauseMs)
      return
    }
    pending ??= graph
    if (answer.refused?.code === 'draft-stale') return become({ is: 'stale' })
    become({ is: 'failed', refusal: answer.refused })
    later(retryMs[Math.min(failures, retryMs.length - 1)] ?? pauseMs)
    failures += 1
  }

  return {
    state,
    stored: () => stored,
    changed(graph) {
      pending = graph
      if (state.getState().is === 'stale') return
      if (!running) become({ is: 'waiting' })
      later(pauseMs)
    },
    hold() {
      clearTimeout(timer)
      become({ is: 'stale' })
    },
    rebase(next, differing) {
      clearTimeout(timer)
      stored = next
      pending = differing
      become({ is: differing ? 'waiting' : 'saved' })
      if (differing) later(pauseMs)
    },
    async flush() {
      if (running) await running
      if (pending) await send()
      return state.getState().is === 'saved'
    },
  }
}
