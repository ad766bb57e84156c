import type { InboundRow } from './store-rows.ts'
import { notStored, tooBusy } from './unavailable.ts'

export type GroupCommit = {
  /**
   * Resolves after the transaction that holds the row has committed: true when it is new, false when its key was
   * there already. Rejects with Transient, in time, when it is not known to be stored.
   */
  add(row: InboundRow): Promise<boolean>
  /** Waits until nothing is under way. */
  idle(): Promise<void>
  /** Rows not answered yet. */
  waiting(): number
}

export type FlushReport = { rows: number; durationMs: number; outcome: 'stored' | 'failed' }

export type GroupCommitOptions = {
  /** Stores rows in one transaction and answers the keys that were new. Must end, one way or the other. */
  store: (rows: InboundRow[]) => Promise<Set<string>>
  /** How long rows are gathered while another flush is under way, milliseconds. */
  gatherMs?: number
  /** Flushes under way at once: one gathers while the other waits for the disk. */
  flushes?: number
  mostRows?: number
  /** More rows than this are refused at once. */
  mostWaiting?: number
  /** A row is answered within this time; until then a failed flush is tried again: nobody sends it anew. */
  deadlineMs?: number
  retryMs?: number
  observe?: (report: FlushReport) => void
}

type Waiting = {
  row: InboundRow
  untilMs: number
  done: (isNew: boolean) => void
  failed: (reason: unknown) => void
}

/**
 * Gathers rows and stores them together: one commit, one wake-up of the worker for many requests. A row that comes
 * while nothing is under way is stored at once; the busier it is, the larger the groups.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const { store, gatherMs = 2, flushes = 2, mostRows = 256, mostWaiting = 8_192 } = options
  const { deadlineMs = 1_800, retryMs = 50, observe } = options
  /** Everything unanswered, oldest first, and the part of it that no flush has taken. */
  const unanswered = new Set<Waiting>()
  let queue: Waiting[] = []
  let underWay = 0
  let gathering: NodeJS.Timeout | undefined
  let resting: NodeJS.Timeout | undefined
  let isSweeping = false
  let lastError: unknown = new Error('the database is slow')
  const whenIdle: (() => void)[] = []

  const flush = async () => {
    clearTimeout(gathering)
    gathering = undefined
    if (queue.length === 0) return
    const group = queue.slice(0, mostRows)
    queue = queue.slice(mostRows)
    underWay++
    const started = performance.now()
    const rows = group.map((item) => item.row)
    const outcome = await store(rows).then(
      (stored) => {
        for (const item of group) answer(item, () => item.done(stored.delete(item.row.key)))
        return 'stored' as const
      },
      (error: unknown) => {
        lastError = error
        queue = [...group.filter((item) => unanswered.has(item)), ...queue]
        return 'failed' as const
      },
    )
    underWay--
    observe?.({ rows: rows.length, durationMs: performance.now() - started, outcome })
    if (outcome === 'stored') next()
    else resting ??= setTimeout(wake, retryMs)
  }

  const wake = () => {
    resting = undefined
    next()
  }

  const next = () => {
    if (resting || queue.length === 0) return
    if (underWay === 0 || (underWay < flushes && queue.length >= mostRows)) void flush()
    else if (underWay < flushes) gathering ??= setTimeout(() => void flush(), gatherMs)
  }

  const answer = (item: Waiting, tell: () => void) => {
    if (unanswered.delete(item)) tell()
    if (unanswered.size === 0) for (const told of whenIdle.splice(0)) told()
  }

  const watch = () => {
    if (isSweeping || unanswered.size === 0) return
    isSweeping = true
    setTimeout(sweep, deadlineMs / 10)
  }

  const sweep = () => {
    const nowMs = performance.now()
    for (const item of unanswered) {
      if (item.untilMs > nowMs) break
      answer(item, () => item.failed(notStored(lastError)))
    }
    queue = queue.filter((item) => unanswered.has(item))
    isSweeping = false
    watch()
  }

  return {
    add: (row) =>
      new Promise((done, failed) => {
        if (unanswered.size >= mostWaiting) return failed(tooBusy())
        const item = { row, untilMs: performance.now() + deadlineMs, done, failed }
        unanswered.add(item)
        queue.push(item)
        watch()
        next()
      }),
    idle: () =>
      unanswered.size === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve)),
    waiting: () => unanswered.size,
  }
}
