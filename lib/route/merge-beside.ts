import { type Beside, type BesideList, besideLists, listOf, withList } from './beside.ts'
import { same } from './diff.ts'
import type { NodeId, RouteGraph } from './graph.ts'
import { freshId } from './new-node.ts'

/** A group, note or rehearsal that both have changed in different ways. */
export type BesideConflict = { at: BesideList; id: string }

/**
 * The joined nodes with what both have beside them. Entries that only one has touched are taken from that one; new
 * ones of the same id are two. A node that both have put into different groups is in theirs.
 */
export function mergeBeside(
  [base, mine, theirs]: readonly [RouteGraph, RouteGraph, RouteGraph],
  joined: RouteGraph,
  renamed: ReadonlyMap<NodeId, NodeId>,
  conflicts: { push(conflict: BesideConflict): void },
): RouteGraph {
  const own = withRenamed(mine, renamed)
  const merged = besideLists.reduce(
    (so, list) => withList(so, list, entriesOf(list, [base, own, theirs], conflicts)),
    joined,
  )
  return withLoneMembers(merged, theirs)
}

function entriesOf<L extends BesideList>(
  list: L,
  [base, mine, theirs]: readonly [RouteGraph, RouteGraph, RouteGraph],
  conflicts: { push(conflict: BesideConflict): void },
): Beside[L][] {
  const was = byId<L>(listOf(base, list))
  const own = byId<L>(listOf(mine, list))
  const other = byId<L>(listOf(theirs, list))
  // Notes lie among the nodes and share their names.
  const nodes = list === 'notes' ? theirs.nodes.map(({ id }) => id) : []
  const taken = new Set([...was.keys(), ...own.keys(), ...other.keys(), ...nodes])
  const entries: Beside[L][] = []
  for (const [id, theirsNow] of other) {
    const before = was.get(id)
    const mineNow = own.get(id)
    if (mineNow === undefined) {
      if (before !== undefined && same(before, theirsNow)) continue
      if (before !== undefined) conflicts.push({ at: list, id })
      entries.push(theirsNow)
    } else if (same(mineNow, theirsNow) || (before !== undefined && same(before, mineNow))) {
      entries.push(theirsNow)
    } else if (before !== undefined) {
      if (!same(before, theirsNow)) conflicts.push({ at: list, id })
      entries.push(mineNow)
    } else {
      const fresh = freshId(taken, list.slice(0, -1))
      taken.add(fresh)
      entries.push(theirsNow, { ...mineNow, id: fresh })
    }
  }
  for (const [id, mineNow] of own) {
    if (other.has(id)) continue
    const before = was.get(id)
    if (before !== undefined && same(before, mineNow)) continue
    if (before !== undefined) conflicts.push({ at: list, id })
    entries.push(mineNow)
  }
  return entries
}

const byId = <L extends BesideList>(entries: readonly Beside[L][]): Map<string, Beside[L]> =>
  new Map(entries.map((entry) => [entry.id, entry]))

/** Groups and rehearsals name nodes: those of mine that have got other ids are named by them. */
function withRenamed(mine: RouteGraph, renamed: ReadonlyMap<NodeId, NodeId>): RouteGraph {
  if (renamed.size === 0) return mine
  const idOf = (id: NodeId) => renamed.get(id) ?? id
  const groups = listOf(mine, 'groups').map((group) => ({ ...group, nodes: group.nodes.map(idOf) }))
  const scenarios = listOf(mine, 'scenarios').map(({ expect, ...scenario }) => ({
    ...scenario,
    moves: scenario.moves.map((move) => ('step' in move ? { ...move, step: idOf(move.step) } : move)),
    expect: expect.passes ? { ...expect, passes: expect.passes.map(idOf) } : expect,
  }))
  return withList(withList(mine, 'groups', groups), 'scenarios', scenarios)
}

/** Members that are still there, each in one group: theirs before mine. */
function withLoneMembers(joined: RouteGraph, theirs: RouteGraph): RouteGraph {
  const known = new Set(joined.nodes.map(({ id }) => id))
  const home = new Map<NodeId, string>()
  const homes = (groups: readonly Beside['groups'][]) => {
    for (const { id, nodes } of groups) for (const node of nodes) if (!home.has(node)) home.set(node, id)
  }
  const groups = listOf(joined, 'groups')
  const taken = new Set(listOf(theirs, 'groups').map(({ id }) => id))
  homes(groups.filter(({ id }) => taken.has(id)))
  homes(groups)
  const left = groups.flatMap((group) => {
    const nodes = group.nodes.filter((node) => known.has(node) && home.get(node) === group.id)
    if (nodes.length === group.nodes.length) return [group]
    return nodes.length > 0 ? [{ ...group, nodes }] : []
  })
  return withList(joined, 'groups', left)
}
