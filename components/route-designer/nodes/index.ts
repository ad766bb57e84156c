import type { NodeTypes } from '@xyflow/react'
import type { NodeKind } from '#lib/route/graph.ts'
import { BranchingCard } from './branching.tsx'
import { DocumentCard } from './document.tsx'
import { PlainCard } from './plain.tsx'
import { StartCard } from './start.tsx'
import { StepCard } from './step.tsx'

/** The card of each kind of node. */
export const cards = {
  start: StartCard,
  document: DocumentCard,
  approve: StepCard,
  sign: StepCard,
  condition: BranchingCard,
  fork: BranchingCard,
  join: PlainCard,
  wait: PlainCard,
  action: PlainCard,
  end: PlainCard,
} satisfies Record<NodeKind, unknown> & NodeTypes
