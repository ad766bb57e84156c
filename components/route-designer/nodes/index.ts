import type { NodeProps, NodeTypes } from '@xyflow/react'
import { type ComponentType, memo } from 'react'
import type { FlowNode } from '#components/route-designer/to-flow.ts'
import type { NodeKind } from '#lib/route/graph.ts'
import { BranchingCard } from './branching.tsx'
import { DocumentCard } from './document.tsx'
import { PlainCard } from './plain.tsx'
import { StartCard } from './start.tsx'
import { StepCard } from './step.tsx'

/** Draws a card anew only for what it shows: where it lies is the canvas's business, sixty times a second in a drag. */
const still = (card: ComponentType<NodeProps<FlowNode>>) =>
  memo(card, (before, now) => before.data.node === now.data.node && before.selected === now.selected)

const step = still(StepCard)
const branching = still(BranchingCard)
const plain = still(PlainCard)

/** The card of each kind of node. */
export const cards = {
  start: still(StartCard),
  document: still(DocumentCard),
  approve: step,
  sign: step,
  condition: branching,
  fork: branching,
  join: plain,
  wait: plain,
  action: plain,
  end: plain,
} satisfies Record<NodeKind, unknown> & NodeTypes
