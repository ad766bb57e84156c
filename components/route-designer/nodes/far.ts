import { type ReactFlowState, useStore as useFlow } from '@xyflow/react'

const distance = ({ transform: [, , zoom] }: ReactFlowState) =>
  zoom >= 0.55 ? 0 : zoom >= 0.42 ? 1 : zoom >= 0.3 ? 2 : 3

/** How far away one looks: 0 reads the card, further on only a chip whose title grows to stay readable. */
export const useFar = (): 0 | 1 | 2 | 3 => useFlow(distance)

/** By how much words and marks at a card grow, to stay readable from far away. */
export const scales = [1, 1.8, 2.3, 3] as const
