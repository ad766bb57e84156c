import type { Sql } from '#lib/db/client.ts'
import { type InboundRow, storeRows } from './store-rows.ts'
import { type Cancellable, inTime, notStored, tooBusy } from './unavailable.ts'

export type GroupCommit = {
  /**
   * Resolves after the transaction that holds the row has committed: true when it is new, false when its key was
   * there already. Rejects with Transient when it is not known to be stored.
   */
  add(row: InboundRow): Promise<boolean>
  /** Waits until nothing is under way. */
  idle(): Promise<void>
  waiting(): number
}

export type FlushReport = { rows: number; durationMs: number; outcome: 'stored' | 'failed' }

export type GroupCommitOptions = {
  sql: Sql
  /** How long rows are gathered while another flush is under way, milliseconds. */
  gatherMs?: number
  /** Flushes under way at once: one gathers while the other waits for the disk. */
  flushes?: number
  mostRows?: number
  /** More waiting rows than this are refused at once. */
  mostWaiting?: number
  /** A flush that takes longer is answered as failed, milliseconds. */
  deadlineMs?: number
  /** Stores rows in one transaction and answers the keys that were new. */
  store?: (sql: Sql, rows: InboundRow[]) => Cancellable<Set<string>>
  observe?: (report: FlushReport) => void
}

type Waiting = { row: InboundRow; done: (isNew: boolean) => void; failed: (reason: unknown) => void }

/**
 * Gathers rows and stores them together: one commit, one wake-up of the worker for many requests. A row that comes
 * while nothing is under way is stored at once; the busier it is, the larger the groups.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const { sql, gatherMs = 2, flushes = 2, mostRows = 256, mostWaiting = 8_192, deadlineMs = 1_800 } = options
  const store = options.store ?? storeRows
  const waiting: Waiting[] = []
  let underWay = 0
  let timer: NodeJS.Timeout | undefined
  const whenIdle: (() => void)[] = []

  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    const group = waiting.splice(0, mostRows)
    underWay++
    const started = performance.now()
    const report = (outcome: FlushReport['outcome']) =>
      options.observe?.({ rows: group.length, durationMs: performance.now() - started, outcome })
    try {
      const rows = group.map((item) => item.row)
      settle(group, await inTime(store(sql, rows), deadlineMs))
      report('stored')
    } catch (error) {
      const reason = notStored(error)
      for (const item of group) item.failed(reason)
      report('failed')
    }
    underWay--
    next()
  }

  const next = () => {
    if (waiting.length === 0) {
      if (underWay === 0) for (const tell of whenIdle.splice(0)) tell()
    } else if (underWay === 0 || (underWay < flushes && waiting.length >= mostRows)) void flush()
    else if (underWay < flushes) timer ??= setTimeout(() => void flush(), gatherMs)
  }

  return {
    add: (row) =>
      new Promise((done, failed) => {
        if (waiting.length >= mostWaiting) return failed(tooBusy())
        waiting.push({ row, done, failed })
        next()
      }),
    idle: () => {
      if (underWay === 0 && waiting.length === 0) return Promise.resolve()
      return new Promise((resolve) => whenIdle.push(resolve))
    },
    waiting: () => waiting.length,
  }
}

/** Of rows with the same key in one group the first is the new one. */
function settle(group: Waiting[], stored: Set<string>): void {
  for (const item of group) item.done(stored.delete(item.row.key))
}
