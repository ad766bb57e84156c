import type {
  Branch,
  DocumentSource,
  Duration,
  NodeId,
  Participant,
  RouteInput,
  SignatureKind,
} from './graph.ts'

/**
 * What publishing freezes: the graph turned into something that runs. Consecutive steps that one connection can
 * order by itself are one leg. The pure engine (`lib/envelope/decide.ts`) walks this; it never sees the graph.
 */
export type Plan = {
  schema: 1
  entry: NodeId
  entityTypeIds: number[]
  inputs: RouteInput[]
  nodes: Record<NodeId, PlanNode>
}

/** Where to go next; a way back carries the number of rounds after which the route gives up. */
export type Way = { to: NodeId; maxRounds?: number }

export type PlanNode =
  | { kind: 'document'; id: NodeId; title: string; source: DocumentSource; next: Way }
  | PlanLeg
  | { kind: 'condition'; id: NodeId; title: string; branches: (Branch & { way: Way })[]; otherwise: Way }
  | { kind: 'end'; id: NodeId; outcome: 'completed' | 'declined' | 'cancelled'; label: string }

/** One order to one connection: its steps act one after another. Its id is the id of its first step's node. */
export type PlanLeg = {
  kind: 'leg'
  id: NodeId
  connectionId: string
  provider: string
  /** What people call the connection, as it was when the route was published. */
  label: string
  steps: PlanStep[]
}

export type PlanStep = {
  /** The step's node in the graph. */
  id: NodeId
  act: 'approve' | 'sign'
  title: string
  participants: Participant[]
  order: 'sequential' | 'parallel'
  quorum: 'all' | 'any' | number
  signature: SignatureKind
  party: 'ours' | 'counterparty'
  deadline?: Duration
  reminders?: { every: Duration; most: number }
  /** Inside a leg `done` of every step but the last leads to the next step of the leg. */
  ways: { done: Way; declined: Way | null; expired: Way | null }
}
