import type { NodeId } from '#lib/route/graph.ts'
import type { Sentence } from '#lib/sentence.ts'
import type { Receipt } from './effect.ts'
import type { ItemFacts } from './item.ts'
import type { DocumentRef, PersonRef } from './state.ts'
import type { Status } from './status.ts'

/** A fact from outside. Facts may come late, twice and out of order: `decide` must not mind. */
export type Observation =
  | { seen: 'item'; key: string; item: ItemFacts }
  | { seen: 'document'; key: string; node: NodeId; documents: DocumentRef[] }
  | { seen: 'people'; key: string; leg: NodeId; item: ItemFacts | null; people: Record<NodeId, PersonRef[]> }
  /** `connectionId`: whose order it is, where the plan may have changed since it was decided. */
  | { seen: 'submitted'; key: string; leg: NodeId; told: LegTold; connectionId?: string }
  | { seen: 'leg'; leg: NodeId; told: LegTold }
  | { seen: 'files'; key: string; leg: NodeId; documents: DocumentRef[] }
  | { seen: 'report'; key: string; document: DocumentRef }
  | { seen: 'receipt'; key: string; receipt: Receipt }
  | { seen: 'failure'; key: string; work: string; code: string; text: Sentence; cure: Sentence | null }
  | ClockTold
  /** Something about the item has changed: waits for its fields look again. */
  | { seen: 'item-changed' }
  | { seen: 'command'; command: 'retry' | 'cancel' | 'remind' | 'resume'; by: string; comment: string }

/**
 * What a clock tells when it runs out. A clock of a place that the run has left changes nothing, nor does one that was
 * wound before the envelope's last move: `moves` says after how many it was.
 */
export type ClockTold = { moves?: number } & (
  | { seen: 'deadline'; leg: NodeId; step: NodeId; round: number }
  | { seen: 'reminder'; leg: NodeId; step: NodeId; round: number; nth: number }
  | { seen: 'waited'; node: NodeId; round: number }
)

/** What a provider said of a leg, in our words. */
export type LegTold = {
  externalId: string
  status: Status
  raw: string
  at?: string
  people: {
    stepId: string
    personId: string | null
    state: 'waiting' | 'notified' | 'viewed' | 'done' | 'declined' | 'expired'
    at?: string
    comment?: string
    name?: string
    /** A page that we must hand to this person ourselves. */
    invitation?: string
    /** What proves the act, for the history. */
    proof?: Record<string, string>
  }[]
  comment?: string
  ediNumber?: string
  url?: string
}

/** One line of an envelope's history, as people read it. */
export type EnvelopeEvent = {
  kind:
    | 'started'
    | 'document'
    | 'people'
    | 'submitted'
    | 'status'
    | 'person'
    | 'files'
    | 'report'
    | 'receipt'
    | 'problem'
    | 'command'
    | 'round'
    | 'fork'
    | 'join'
    | 'withdrawn'
    | 'wait'
    | 'action'
    | 'reminder'
    | 'fact'
    | 'finished'
    | 'moved'
  at: string
  text: Sentence
  node?: NodeId
  data?: Record<string, string>
}
