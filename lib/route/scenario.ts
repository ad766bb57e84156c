import type { CounterpartyFact } from './counterparty-fact.ts'
import type { Duration, NodeId } from './graph.ts'

/** What somebody does next in a rehearsed run. People are counted from 1 within their step; without a number it is the first whose turn it is. */
export type Move =
  | { do: 'view' | 'sign'; step: NodeId; person?: number }
  | { do: 'decline'; step: NodeId; person?: number; comment?: string }
  /** Lets time pass: so long, until a moment, or without either until the next clock runs out. */
  | { do: 'sleep'; for?: Duration; until?: string }
  | { do: 'set-field'; field: string; value: string }
  | { do: 'resume' | 'cancel' }

/** How a run can end. */
export const scenarioOutcomes = [
  'completed',
  'declined',
  'expired',
  'cancelled',
  'revoked',
  'failed',
] as const

/** A rehearsal of the route: what it begins with, who does what, and how it must end. */
export type Scenario = {
  id: string
  name: string
  inputs?: Record<string, string>
  /** Fields of the CRM item, by the names that conditions and waits read. */
  fields?: Record<string, string>
  counterparty?: Partial<Record<CounterpartyFact, string>>
  moves: Move[]
  expect: {
    outcome: (typeof scenarioOutcomes)[number]
    /** Nodes that the run must come through. */
    passes?: NodeId[]
  }
  /** Comments of the text form, by their place. */
  comments?: Record<string, string>
}
