import type { NodeKind } from './graph.ts'

/** Kinds of nodes that a plan can hold; the palette offers these, and `unsupported-node` refuses the others. */
export const runnableKinds = [
  'start',
  'document',
  'approve',
  'sign',
  'condition',
  'end',
] as const satisfies NodeKind[]

export const isRunnable = (kind: NodeKind): boolean => (runnableKinds as readonly NodeKind[]).includes(kind)
