import type { NodeId } from '#lib/route/graph.ts'
import type { Sentence } from '#lib/sentence.ts'
import type { Receipt } from './effect.ts'
import type { ItemFacts } from './item.ts'
import { isFinal, type Status } from './status.ts'

/** Everything that the pure engine knows of one envelope. Plain JSON, kept in the envelope's row. */
export type EnvelopeState = {
  schema: 2
  /** running: the route is walked; revising: a refusal sent it back and a person must say when; finishing: files and
   * results are written back; over: nothing more is owed. */
  phase: 'running' | 'revising' | 'finishing' | 'over'
  status: Status
  /** Revision of the documents, from 1. Statuses never go back within a round. */
  round: number
  /** Where the run stands: the trunk alone, or one thread for each branch under way. After the end: where it ended. */
  threads: Thread[]
  /** When the phase began, ISO. */
  since: string
  startedAt: string
  finishedAt: string | null
  inputs: Record<string, string>
  starter: Starter
  item: ItemFacts | null
  documents: DocumentRef[]
  /** Decisions replace what they change here, so that states of one run share the rest. */
  legs: Readonly<Record<NodeId, Readonly<LegState>>>
  /** How often each way back was taken, by the node it leads to. */
  loops: Record<NodeId, number>
  /** Keys of invitations that were handed over: each is handed once. */
  invited: readonly string[]
  /** Pages of invitations by key, for reminders. Who has such an address acts as that person: it is shown to nobody else. */
  pages: Readonly<Record<string, string>>
  /** Keys of effects that were decided and have no result yet. */
  owed: string[]
  /** Effects that cannot be done, by key: each has a reason and a button. */
  problems: Record<string, Problem>
  /** Results of write-backs that later texts mention. */
  receipts: Readonly<Record<string, Receipt>>
  /** What the person or the route said at the end: a refusal, a cancellation. */
  verdict: Verdict | null
  /** How often it was moved to another version of its route. Clocks wound before the last move change nothing. */
  moves?: number
}

/** One position of a run. */
export type Thread = {
  /** `main` for the trunk; a branch is named by its fork and its way out. Unique among the threads under way. */
  id: string
  /** The forks around it, outermost first, each with the thread that it divided. Empty for the trunk. */
  around: { fork: NodeId; divided: string }[]
  at: NodeId
  /** When it came there, ISO. */
  since: string
  /** How often this node was entered anew by a retry. */
  attempt: number
  /** Keys of effects that must be done before an action is left. */
  awaits?: string[]
  /** At a wait: until when, if that is known; how often the item was read; whether it has changed since it was asked for. */
  wait?: { until: string | null; looks: number; stale: boolean }
}

export type Starter = {
  by: 'robot' | 'hook' | 'button' | 'api'
  /** Bitrix24 user, when one pressed or runs the robot. */
  userId?: string
  /** Set when a robot waits for the answer. */
  eventToken?: string
}

export type DocumentRef = {
  id: string
  role: 'original' | 'signed' | 'signature' | 'protocol' | 'report'
  name: string
  mime: string
  sizeBytes: number
  sha256: string
  round: number
  /** Node that made it: the document node or the leg. */
  node: NodeId
  /** For signatures: the document that was signed, who signed and what our check found. */
  of?: string
  signer?: string
  check?: SignatureCheck
  /** Number and date under which the CRM knows it. */
  number?: string
  date?: string
}

/** Our verdict on one signature; `by` says who did the mathematics. */
export type SignatureCheck = {
  verdict: 'valid' | 'invalid' | 'unknown'
  by: 'inkroute' | 'provider'
  text: Sentence
  signedAt?: string
  certificate?: { subject: string; issuer: string; serialNumber: string; notBefore: string; notAfter: string }
}

export type LegState = {
  connectionId: string
  provider: string
  /** What people call the connection. */
  label: string
  externalId: string | null
  status: Status
  raw: string
  people: Record<NodeId, PersonRef[]>
  comment: string | null
  ediNumber: string | null
  url: string | null
  submittedAt: string | null
  /** Since when the people whose turn it is are asked. */
  askedAt?: string
  changedAt: string
  collected: boolean
  /** The step whose turn it is, and since when, ISO; absent while it is the first one's. */
  turn?: { step: NodeId; since: string }
  /** Whether it was an order to sign, where the version that the envelope was moved to does not know it. */
  signs?: boolean
}

/** A participant as resolved when the step started, with what is known of them since. */
export type PersonRef = {
  id: string
  name: string
  email?: string
  phone?: string
  organisation?: { name: string; inn?: string; kpp?: string; country?: string }
  bitrixUserId?: string
  /** Where the value came from, for people: "responsible of the deal", "field Director". */
  origin: Sentence
  state: 'later' | 'waiting' | 'viewed' | 'done' | 'declined' | 'expired'
  at?: string
  comment?: string
}

export type Problem = {
  code: string
  text: Sentence
  cure: Sentence | null
  at: string
  /** What kind of work it is that cannot be done. */
  work: string
  /** Blocking problems stop the route; others only that one write-back. */
  blocking: boolean
}

export type Verdict = { by: string | null; comment: string; step: NodeId | null }

/** A run that has only begun. */
export function initialState(given: {
  entry: NodeId
  inputs: Record<string, string>
  starter: Starter
  now: string
}): EnvelopeState {
  return {
    schema: 2,
    phase: 'running',
    status: 'preparing',
    round: 1,
    threads: [trunkAt(given.entry, given.now)],
    since: given.now,
    startedAt: given.now,
    finishedAt: null,
    inputs: given.inputs,
    starter: given.starter,
    item: null,
    documents: [],
    legs: {},
    loops: {},
    invited: [],
    pages: {},
    owed: [],
    problems: {},
    receipts: {},
    verdict: null,
  }
}

/** The only thread of a run that is in no branch. */
export const trunkAt = (at: NodeId, now: string): Thread => ({
  id: 'main',
  around: [],
  at,
  since: now,
  attempt: 1,
})

/** The thread that stands at a node, while the route is walked. */
export const threadAt = (state: EnvelopeState, node: NodeId): Thread | undefined =>
  state.phase === 'running' ? state.threads.find((thread) => thread.at === node) : undefined

/** Where a thread stands at an order that its provider has and nobody has ended yet. */
export const openLegs = (state: EnvelopeState): { at: NodeId; leg: LegState }[] =>
  state.threads.flatMap(({ at }) => {
    const leg = state.legs[at]
    return leg?.externalId && !isFinal(leg.status) ? [{ at, leg }] : []
  })
