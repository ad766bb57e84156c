import type { Outcome } from '#components/form/outcome.ts'
import type { Sentence } from '#lib/sentence.ts'
import type { ConnectionInput } from './view.ts'

/** What the page of connections can ask the server for. */
export type ConnectionActs = {
  save: (id: string | null, input: ConnectionInput) => Promise<Outcome<{ id: string }>>
  check: (id: string) => Promise<Outcome<{ ok: boolean; account: string; warnings: Sentence[] }>>
  turn: (id: string, on: boolean) => Promise<Outcome>
}
