import type { Sentence } from '#lib/sentence.ts'
import type { Catalogue } from './catalogue.ts'
import type { Finding, Fix } from './finding.ts'
import type { EdgeId, NodeId, RouteGraph } from './graph.ts'
import { modelOf, type RouteModel } from './model.ts'
import { type Regions, regionsOf } from './regions.ts'
import { severityOf } from './severity.ts'
import { type Reached, type Run, reachable } from './walk.ts'

/** What every rule is given: the graph with its look-ups, what can be reached in it, what its forks enclose, and the world outside. */
export type RuleContext = { model: RouteModel; reached: Reached; regions: Regions; catalogue: Catalogue }

/** One thing that the verifier looks for. Lives in its own file, whose name is its id. */
export type Rule = { id: string; check(context: RuleContext): Finding[] }

/** Makes the context once for all rules. */
export function contextOf(graph: RouteGraph, catalogue: Catalogue): RuleContext {
  const model = modelOf(graph)
  return { model, reached: reachable(model), regions: regionsOf(model), catalogue }
}

/** What a finding may carry beside its words. */
export type Evidence = { run?: Run | undefined; fix?: Fix | null | undefined; edge?: EdgeId }

/** A finding at a node; how grave it is says `severity.ts`. */
export function findingAt(
  rule: string,
  node: NodeId | undefined,
  text: Sentence,
  cure: Sentence,
  { run, fix, edge }: Evidence = {},
): Finding {
  return {
    rule,
    severity: severityOf(rule),
    ...(node === undefined ? {} : { node }),
    ...(edge === undefined ? {} : { edge }),
    text,
    cure,
    ...(run ? { counterExample: run } : {}),
    ...(fix ? { fix } : {}),
  }
}
