import type { RouteEdge } from '#lib/route/graph.ts'
import type { RouteModel } from '#lib/route/model.ts'
import type { Region, Regions } from '#lib/route/regions.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'loop-into-fork'

/**
 * A branch is entered through its fork only. A revision is one of the whole document: a way back leads out of every
 * fork, to the fork itself or before it, and withdraws the branches that it leaves.
 */
export const loopIntoFork: Rule = {
  id,
  check({ model, reached, regions }) {
    return model.graph.edges
      .filter((edge) => reached.has(edge.from) && regions.inside.has(edge.to))
      .flatMap((edge) => {
        if (edge.maxRounds !== undefined) return [back(model, edge)]
        return comesFromOutside(regions, edge) ? [into(model, edge)] : []
      })
  },
}

function comesFromOutside(regions: Regions, { from, to }: RouteEdge): boolean {
  const fork = regions.inside.get(to)
  const region = fork === undefined ? undefined : regions.forks.get(fork)
  return region !== undefined && from !== fork && !within(region, from)
}

const within = (region: Region, node: string): boolean => region.branches.some(({ nodes }) => nodes.has(node))

const nameAt = (model: RouteModel, at: string) => {
  const node = model.nodes.get(at)
  return node ? quoted(node) : say(at, at)
}

const back = (model: RouteModel, edge: RouteEdge) =>
  findingAt(
    id,
    edge.from,
    say(
      `Возврат к узлу ${nameAt(model, edge.to).ru} ведёт внутрь ветки, а новая редакция нужна всем веткам.`,
      `The way back to ${nameAt(model, edge.to).en} leads into a branch, but a new revision concerns all branches.`,
    ),
    say(
      'Ведите возврат к разветвлению или к узлу перед ним: остальные ветки будут отозваны.',
      'Lead it to the fork or to a node before it: the other branches will be withdrawn.',
    ),
    { edge: edge.id },
  )

const into = (model: RouteModel, edge: RouteEdge) =>
  findingAt(
    id,
    edge.from,
    say(
      `Связь к узлу ${nameAt(model, edge.to).ru} входит в ветку мимо её разветвления.`,
      `The edge to ${nameAt(model, edge.to).en} enters a branch past its fork.`,
    ),
    say('Ведите её к разветвлению или за слияние.', 'Lead it to the fork or behind the join.'),
    { edge: edge.id },
  )
