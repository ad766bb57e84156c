import type { Sentence } from '#lib/sentence.ts'
import type { Group, Note } from './beside.ts'
import type { CounterpartyFact } from './counterparty-fact.ts'
import type { Scenario } from './scenario.ts'

/**
 * The signing route as an admin draws it. Plain data: the stored form, the text form, the verifier, the compiler
 * and the canvas all speak of these types. Ids of nodes and edges are short, unique in the graph and stable.
 */
export type RouteGraph = {
  /** Version of the stored form; `schema.ts` upgrades older ones. */
  schema: 1
  nodes: RouteNode[]
  edges: RouteEdge[]
  /** Frames around nodes, free notes and rehearsals: no part of what runs. */
  groups?: Group[]
  notes?: Note[]
  scenarios?: Scenario[]
}

export type NodeId = string
export type EdgeId = string

/** How a node can be left. Condition branches leave by `branch:<id>` or `else`. */
export type Outcome = 'next' | 'done' | 'declined' | 'expired' | 'else' | `branch:${string}`

export type RouteEdge = {
  id: EdgeId
  from: NodeId
  outcome: Outcome
  to: NodeId
  /** Set on an edge that leads back: how many rounds of revision may happen before the route gives up. */
  maxRounds?: number
}

export type RouteNode =
  | StartNode
  | DocumentNode
  | StepNode
  | ConditionNode
  | ForkNode
  | JoinNode
  | WaitNode
  | ActionNode
  | EndNode

export type NodeKind = RouteNode['kind']

type NodeBase<K extends string> = {
  id: NodeId
  kind: K
  /** What people read on the card; empty means the kind's own default title. */
  title: string
  /** Left top corner on the canvas, px. Not part of the route's meaning. */
  position: { x: number; y: number }
  /** A free remark of the author. */
  note?: string
  /** Comments of the text form, by the place in the node where they stand; no part of the route's meaning. */
  comments?: Record<string, string>
}

/** Types of a route's inputs: they become robot fields and fields of the send dialog. */
export type InputType =
  | 'string'
  | 'text'
  | 'int'
  | 'double'
  | 'bool'
  | 'date'
  | 'datetime'
  | 'user'
  | 'select'

export type RouteInput = {
  /** `^[a-z][a-z0-9_]*$`, unique in the route. */
  name: string
  type: InputType
  label: Sentence
  required: boolean
  options?: { value: string; label: Sentence }[]
}

export type StartNode = NodeBase<'start'> & {
  /** CRM entity types that may start the route, by entityTypeId (lead 1, deal 2, contact 3, company 4, ≥128 smart process). */
  entityTypeIds: number[]
  inputs: RouteInput[]
}

export type DocumentSource =
  | { from: 'template'; templateId: string }
  | { from: 'file-field'; field: string }
  | { from: 'drive'; fileId: string }
  | { from: 'input'; input: string }
  | { from: 'formalised'; type: 'utd' | 'act' | 'invoice'; function?: string }

export type DocumentNode = NodeBase<'document'> & { source: DocumentSource | null }

/** Where a participant comes from. Resolved when the step starts, recorded with the value's origin. */
export type Participant =
  | { from: 'user'; userId: string }
  | { from: 'responsible' }
  | { from: 'head' }
  | { from: 'field'; field: string; as: 'user' | 'email' | 'phone' }
  /** n-th contact of the item; 1 is the primary one. */
  | { from: 'contact'; index: number }
  /** The item's company, found by its requisites (ИНН/КПП). */
  | { from: 'company' }
  | { from: 'input'; input: string; as: 'user' | 'email' }
  | { from: 'email'; email: string; name?: string }

/** simple = ПЭП, UNEP = УНЭП ≈ AES, QES = КЭП ≈ eIDAS QES; ordered by strength. */
export const signatureKinds = ['simple', 'UNEP', 'QES'] as const
export type SignatureKind = (typeof signatureKinds)[number]

/** Which connection carries the step; a rule picks by provider when several connections exist. */
export type ConnectionChoice =
  | { by: 'connection'; connectionId: string }
  | { by: 'provider'; provider: string }

export type Duration = { value: number; unit: 'hours' | 'days' | 'working-days' }

export type StepNode = NodeBase<'approve' | 'sign'> & {
  participants: Participant[]
  order: 'sequential' | 'parallel'
  /** How many of the participants are enough. */
  quorum: 'all' | 'any' | number
  signature: SignatureKind
  connection: ConnectionChoice | null
  party: 'ours' | 'counterparty'
  deadline?: Duration
  reminders?: { every: Duration; most: number }
  deputies?: Participant[]
}

export type Operand =
  | { of: 'field'; field: string }
  | { of: 'input'; input: string }
  | { of: 'counterparty'; fact: CounterpartyFact }

export type Comparison = {
  left: Operand
  op:
    | 'equals'
    | 'not-equals'
    | 'greater'
    | 'greater-or-equal'
    | 'less'
    | 'less-or-equal'
    | 'contains'
    | 'filled'
    | 'empty'
  /** Text form of the right side; typed by the left side's type. Absent for filled/empty. */
  right?: string
}

export type Branch = { id: string; label: string; all: Comparison[] }

export type ConditionNode = NodeBase<'condition'> & {
  /** Tried in order; the first whose comparisons all hold is taken, `else` otherwise. */
  branches: Branch[]
}

export type ForkNode = NodeBase<'fork'> & { branches: { id: string; label: string }[] }
export type JoinNode = NodeBase<'join'> & { wait: 'all' | 'any' | number }
export type WaitNode = NodeBase<'wait'> & {
  until:
    | { by: 'duration'; duration: Duration }
    | { by: 'date-field'; field: string }
    | { by: 'field-filled'; field: string }
}
export type ActionNode = NodeBase<'action'> & { action: string; settings: Record<string, unknown> }
export type EndNode = NodeBase<'end'> & { outcome: 'completed' | 'declined' | 'cancelled' }

/** Handles by which a node of this kind can be left, in the order they are drawn. */
export function outcomesOf(node: RouteNode): Outcome[] {
  switch (node.kind) {
    case 'start':
    case 'document':
    case 'join':
    case 'wait':
    case 'action':
      return ['next']
    case 'approve':
    case 'sign':
      return ['done', 'declined', 'expired']
    case 'condition':
      return [...node.branches.map((branch): Outcome => `branch:${branch.id}`), 'else']
    case 'fork':
      return node.branches.map((branch): Outcome => `branch:${branch.id}`)
    case 'end':
      return []
  }
}
