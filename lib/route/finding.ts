import type { Sentence } from '#lib/sentence.ts'
import type { EdgeId, NodeId } from './graph.ts'

/** What the verifier says about a route. */
export type Finding = {
  /** The rule that found it: the rule's file name. */
  rule: string
  severity: 'error' | 'warning' | 'note'
  node?: NodeId
  edge?: EdgeId
  /** What is wrong and why it matters. */
  text: Sentence
  /** What to do. */
  cure: Sentence
  /** For behavioural findings: the shortest run that shows it, as nodes and the outcomes taken. */
  counterExample?: { node: NodeId; outcome: string }[]
}
