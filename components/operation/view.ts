import type { EnvelopeRow } from '#components/envelope/row.ts'
import type { Sentence } from '#lib/sentence.ts'

export type BudgetView = {
  perSecond: number
  burst: number
  used: number
  blockedUntil: string | null
  unlimited: boolean
}

export type QueueLine = {
  name: string
  waiting: number
  running: number
  failed: number
  oldest: string | null
}

export type FailedJob = {
  id: string
  name: string
  attempts: number
  maxAttempts: number
  error: string
  runAt: string
}

export type InboundLine = {
  id: number
  kind: 'robot' | 'event' | 'hook' | 'news'
  name: string
  receivedAt: string
  takenAt: string | null
  result: { envelopes?: string[]; note?: Sentence; failed?: boolean } | null
}

export type OperationsView = {
  troubled: EnvelopeRow[]
  budget: BudgetView
  inbound: InboundLine[]
  /** Only for those who answer for the whole installation. */
  machine: {
    queue: QueueLine[]
    failed: FailedJob[]
    workers: { id: string; seenAt: string; startedAt: string }[]
  } | null
}
