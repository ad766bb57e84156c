/** Bounds of one route: what the verifier proves and the canvas shows within its budgets. */
export const limits = { nodes: 200, edges: 400, groups: 50, notes: 100, scenarios: 100 } as const
