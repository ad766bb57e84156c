import type { Sentence } from '#lib/sentence.ts'
import type { Edit } from './edit.ts'
import type { EdgeId, NodeId } from './graph.ts'
import type { Run } from './walk.ts'

/** How grave: an error stops publishing, a warning asks its author, a note informs. */
export type Severity = 'error' | 'warning' | 'note'

/** What the verifier says about a route. */
export type Finding = {
  /** The rule that found it: the rule's file name. */
  rule: string
  severity: Severity
  node?: NodeId
  edge?: EdgeId
  /** What is wrong and why it matters. */
  text: Sentence
  /** What to do. */
  cure: Sentence
  /** For behavioural findings: the shortest run that shows it, from the start. A fork is left by `next`. */
  counterExample?: Run
  /** The cure as an edit, where it is mechanical: one press, and it can be undone. */
  fix?: Fix
}

/** A cure that can be applied as it is. `label` names what the press does. */
export type Fix = { label: Sentence; edit: Edit }
