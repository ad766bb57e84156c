/** Bounds of one route: what the verifier proves and the canvas shows within its budgets. */
export const limits = { nodes: 200, edges: 400 } as const
