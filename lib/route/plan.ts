import { type Sentence, say } from '#lib/sentence.ts'
import type { ActionOrder } from './action.ts'
import type {
  Branch,
  DocumentSource,
  Duration,
  NodeId,
  Participant,
  RouteInput,
  SignatureKind,
  WaitNode,
} from './graph.ts'

/**
 * What publishing freezes: the graph turned into something that runs. Consecutive steps that one connection can
 * order by itself are one leg. The pure engine (`lib/envelope/decide.ts`) walks this; it never sees the graph.
 */
export type Plan = {
  schema: 2
  entry: NodeId
  entityTypeIds: number[]
  inputs: RouteInput[]
  nodes: Record<NodeId, PlanNode>
}

/** Where to go next; a way back carries the number of rounds after which the route gives up. */
export type Way = { to: NodeId; maxRounds?: number }

export type PlanNode =
  | { kind: 'document'; id: NodeId; title: Sentence; source: DocumentSource; next: Way }
  | PlanLeg
  | PlanCondition
  | PlanFork
  | PlanJoin
  | PlanWait
  | PlanAction
  | { kind: 'end'; id: NodeId; outcome: 'completed' | 'declined' | 'cancelled'; label: Sentence }

/** The first branch whose comparisons all hold is taken, else the other way. */
export type PlanCondition = {
  kind: 'condition'
  id: NodeId
  title: Sentence
  branches: (Branch & { way: Way })[]
  otherwise: Way
}

/** The run goes on in all branches at once. */
export type PlanFork = {
  kind: 'fork'
  id: NodeId
  title: Sentence
  branches: { id: string; label: Sentence; way: Way }[]
}

/** Where the branches of one fork meet: the run goes on once, when so many of them have come. */
export type PlanJoin = { kind: 'join'; id: NodeId; title: Sentence; fork: NodeId; needs: number; next: Way }

export type PlanWait = { kind: 'wait'; id: NodeId; title: Sentence; until: WaitNode['until']; next: Way }

export type PlanAction = { kind: 'action'; id: NodeId; title: Sentence; order: ActionOrder; next: Way }

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
  title: Sentence
  participants: Participant[]
  order: 'sequential' | 'parallel'
  quorum: 'all' | 'any' | number
  signature: SignatureKind
  party: 'ours' | 'counterparty'
  deadline?: Duration
  reminders?: { every: Duration; most: number }
  /** Who act instead of participants that cannot, in this order. */
  deputies?: Participant[]
  /** Inside a leg `done` of every step but the last leads to the next step of the leg. */
  ways: { done: Way; declined: Way | null; expired: Way | null }
}

/** Titles of the first form were Russian texts. */
const titled = (title: unknown): unknown => (typeof title === 'string' ? say(title, title) : title)

type Stored = Record<string, unknown>

function upgradeNode(node: Stored): Stored {
  if (node.kind === 'leg' && Array.isArray(node.steps)) {
    return { ...node, steps: node.steps.map((step: Stored) => ({ ...step, title: titled(step.title) })) }
  }
  return node.kind === 'end' ? { ...node, label: titled(node.label) } : { ...node, title: titled(node.title) }
}

/** A frozen plan as it is understood now: plans of the first form hold titles as plain texts and nothing else differs. */
export function readPlan(stored: Plan | { schema: 1 }): Plan {
  if (stored.schema === 2) return stored
  const { nodes, ...rest } = stored as unknown as Stored & { nodes: Record<NodeId, Stored> }
  const upgraded = Object.entries(nodes).map(([id, node]) => [id, upgradeNode(node)])
  return { ...rest, schema: 2, nodes: Object.fromEntries(upgraded) } as Plan
}
