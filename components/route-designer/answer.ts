import type { Outcome } from '#components/form/outcome.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { RouteGraph } from '#lib/route/graph.ts'

/** Why the server did not do it. `draft-stale`: somebody else has saved meanwhile. */
export type Refusal = Extract<Outcome, { refused: unknown }>['refused']
export type SaveAnswer = Outcome<{ revision: number }>
export type PublishAnswer = Outcome<{ version: number }>

/** The draft as the server has it; `by` saved it last. */
export type DraftRead = { graph: RouteGraph; revision: number; by: string | null }
export type VersionRead = { graph: RouteGraph }

/** A published version as lists show it. */
export type VersionLine = {
  number: number
  name: string
  note: string
  publishedBy: string
  publishedAt: string
  /** What the verifier said and the author let pass. */
  findings: Finding[]
  /** Envelopes that are on their way along this version. */
  running: number
}

/** What the designer asks of the server about other stages of its route. */
export type VersionDesk = {
  draft(): Promise<Outcome<DraftRead>>
  versions(): Promise<Outcome<VersionLine[]>>
  version(number: number): Promise<Outcome<VersionRead>>
  /** Keeps a graph as a route of its own; answers where. */
  keepCopy(graph: RouteGraph): Promise<Outcome<{ id: string; name: string }>>
}
