import type { NodeId, Outcome } from './graph.ts'
import type { Plan, PlanNode, Way } from './plan.ts'

/**
 * The node with this id. A step in the middle of a leg is the leg that begins with it: nobody comes there along the
 * plan, but an envelope that was moved from another version may.
 */
export function nodeAt(plan: Plan, id: NodeId): PlanNode | undefined {
  const node = plan.nodes[id]
  if (node) return node
  for (const leg of Object.values(plan.nodes)) {
    if (leg.kind !== 'leg') continue
    const at = leg.steps.findIndex((step) => step.id === id)
    if (at > 0) return { ...leg, id, steps: leg.steps.slice(at) }
  }
  return undefined
}

/** How a place can be left: of a leg, its first step. Ways back are among them. */
export function waysFrom(plan: Plan, id: NodeId): { outcome: Outcome; way: Way }[] {
  const node = nodeAt(plan, id)
  switch (node?.kind) {
    case 'document':
    case 'join':
    case 'wait':
    case 'action':
      return [{ outcome: 'next', way: node.next }]
    case 'condition': {
      const branches = node.branches.map((branch) => ({
        outcome: `branch:${branch.id}` as const,
        way: branch.way,
      }))
      return [...branches, { outcome: 'else', way: node.otherwise }]
    }
    case 'fork':
      return node.branches.map((branch) => ({ outcome: `branch:${branch.id}` as const, way: branch.way }))
    case 'leg': {
      const ways = node.steps[0]?.ways
      return (['done', 'declined', 'expired'] as const).flatMap((outcome) => {
        const way = ways?.[outcome]
        return way ? [{ outcome, way }] : []
      })
    }
    case 'end':
    case undefined:
      return []
  }
}

/** Fork and branch around a place, outermost first; the branch by the name of its thread. */
export type Around = readonly { fork: NodeId; branch: string }[]

/** What can be asked of a plan's ways; each step of a leg is a place of its own. Ways back are no ways here. */
export type Paths = {
  plan: Plan
  /** Every place that the run can come to, with the branches that it lies in, in the order of coming. */
  around: ReadonlyMap<NodeId, Around>
  /** Places at which the run can come from these, themselves left out unless another one leads there. */
  after(ids: readonly NodeId[]): ReadonlySet<NodeId>
  /** Places from which the run can come to this one. */
  before(id: NodeId): ReadonlySet<NodeId>
  /** True when the run cannot come to `id` but through `through`. */
  needs(id: NodeId, through: NodeId): boolean
}

export const branchName = (fork: NodeId, branch: string): string => `${fork}.branch:${branch}`

/** Reads a plan's ways once; answers are remembered. */
export function pathsOf(plan: Plan): Paths {
  const around = new Map<NodeId, Around>()
  const walk = (id: NodeId, here: Around): void => {
    const node = nodeAt(plan, id)
    if (!node || around.has(id)) return
    const outside = node.kind === 'join' ? here.slice(0, -1) : here
    around.set(id, outside)
    for (const { outcome, way } of waysFrom(plan, id)) {
      if (way.maxRounds !== undefined) continue
      const branch = { fork: id, branch: `${id}.${outcome}` }
      walk(way.to, node.kind === 'fork' ? [...outside, branch] : outside)
    }
  }
  walk(plan.entry, [])
  const forward = new Map(
    [...around.keys()].map((id) => [
      id,
      waysFrom(plan, id).flatMap(({ way }) => (way.maxRounds === undefined ? [way.to] : [])),
    ]),
  )
  const spread = (from: readonly NodeId[], without?: NodeId): Set<NodeId> => {
    const seen = new Set<NodeId>()
    const queue = [...from]
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (seen.has(id) || id === without) continue
      seen.add(id)
      queue.push(...(forward.get(id) ?? []))
    }
    return seen
  }
  const known = new Map<NodeId, ReadonlySet<NodeId>>()
  const after = (ids: readonly NodeId[]) => spread(ids.flatMap((id) => forward.get(id) ?? []))
  const before = (id: NodeId): ReadonlySet<NodeId> => {
    const found = known.get(id) ?? new Set([...around.keys()].filter((from) => after([from]).has(id)))
    known.set(id, found)
    return found
  }
  const needed = new Map<string, boolean>()
  return {
    plan,
    around,
    after,
    before,
    needs(id, through) {
      const key = `${id} ${through}`
      const found = needed.get(key) ?? !spread([plan.entry], through).has(id)
      needed.set(key, found)
      return found
    },
  }
}
