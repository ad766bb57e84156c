import type { Catalogue } from './catalogue.ts'
import type { Finding } from './finding.ts'
import type { RouteGraph } from './graph.ts'
import { contextOf } from './rule.ts'
import { rules } from './rules/index.ts'

const weight = { error: 0, warning: 1, note: 2 } as const

/**
 * Everything that the rules find in the route, worst first and then in the order of the stored nodes. The same on the
 * canvas, at publish and in CI. Rules that need a part of the catalogue which could not be read stay silent.
 */
export function verify(graph: RouteGraph, catalogue: Catalogue): Finding[] {
  const context = contextOf(graph, catalogue)
  const place = new Map(graph.nodes.map((node, at) => [node.id, at]))
  const order = (finding: Finding) => (finding.node === undefined ? -1 : (place.get(finding.node) ?? -1))
  return rules
    .flatMap((rule) => rule.check(context))
    .sort((a, b) => weight[a.severity] - weight[b.severity] || order(a) - order(b))
}

/** True when nothing that was found stops publishing. */
export const isPublishable = (findings: readonly Finding[]): boolean =>
  findings.every((finding) => finding.severity !== 'error')
