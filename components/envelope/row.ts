import type { Reason } from '#lib/envelope/explain.ts'
import type { Status } from '#lib/envelope/status.ts'
import type { Sentence } from '#lib/sentence.ts'

/** One line of the list of envelopes. */
export type EnvelopeRow = {
  id: string
  /** Order of coming, newer is larger. */
  no: number
  title: string
  item: { entityTypeId: number; id: string; url: string | null }
  route: { id: string; name: string; version: number }
  status: Status
  reason: Reason
  trouble: { text: Sentence; nextAt: string; attempts: number } | null
  responsible: string | null
  changedAt: string
}

export type EnvelopePage = { rows: EnvelopeRow[]; nextCursor: string | null }

/** How many envelopes stand where. */
export type EnvelopeCounts = { byStatus: Partial<Record<Status, number>>; stuck: number; total: number }

/** What the list is told when something has changed. */
export type EnvelopeNews = EnvelopePage & { counts: EnvelopeCounts }
