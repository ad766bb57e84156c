import type { NodeId } from '#lib/route/graph.ts'
import type { PlanLeg, PlanNode, PlanStep } from '#lib/route/plan.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import { turnOf } from '../leg.ts'
import type { LegState } from '../state.ts'

/** What an order holds of a step: none of it can be changed once the provider has it. */
const parts: readonly { of: (step: PlanStep) => unknown; name: Sentence }[] = [
  { of: ({ participants }) => participants, name: say('участники', 'participants') },
  { of: ({ order }) => order, name: say('порядок участников', 'order of participants') },
  { of: ({ quorum }) => quorum, name: say('сколько решений нужно', 'decisions needed') },
  { of: ({ signature }) => signature, name: say('вид подписи', 'signature kind') },
  { of: ({ party }) => party, name: say('сторона', 'party') },
  { of: ({ act }) => act, name: say('согласование или подпись', 'approval or signature') },
]

const differing = (before: PlanStep, after: PlanStep): Sentence[] =>
  parts.flatMap(({ of, name }) => (equal(of(before), of(after)) ? [] : [name]))

/** What keeps an order that the provider has from being understood by another version's leg. */
export type Misfit =
  | { is: 'gone' }
  | { is: 'connection'; label: string }
  | { is: 'cut'; step: NodeId }
  | { is: 'changed'; step: NodeId; what: Sentence[] }

/**
 * Whether the order goes on as the other version's leg: the same connection, its steps at the leg's beginning, and
 * those that are not done yet unchanged. Further steps of the leg are asked for in an order of their own.
 */
export function misfitOf(before: PlanLeg, after: PlanNode | undefined, leg: LegState): Misfit | null {
  if (after?.kind !== 'leg') return { is: 'gone' }
  if (after.connectionId !== leg.connectionId) return { is: 'connection', label: leg.label }
  const ordered = before.steps.filter(({ id }) => id in leg.people)
  for (const [at, step] of ordered.entries()) {
    const same = after.steps[at]
    if (same?.id !== step.id) return { is: 'cut', step: step.id }
    const what = differing(step, same)
    if (what.length > 0 && !isDone(step, leg)) return { is: 'changed', step: step.id, what }
  }
  const turn = turnOf(before, leg)?.id
  if (turnOf(after, leg)?.id === turn) return null
  return { is: 'changed', step: turn ?? before.id, what: [say('сколько решений нужно', 'decisions needed')] }
}

const isDone = (step: PlanStep, leg: LegState): boolean =>
  turnOf({ kind: 'leg', id: '', connectionId: '', provider: '', label: '', steps: [step] }, leg) === undefined

/** True when an order made of either leg would be the same, people included. */
export const sameOrder = (before: PlanLeg, after: PlanNode | undefined): boolean =>
  after?.kind === 'leg' &&
  after.connectionId === before.connectionId &&
  after.steps.length === before.steps.length &&
  before.steps.every((step, at) => {
    const other = after.steps[at]
    return (
      other?.id === step.id &&
      differing(step, other).length === 0 &&
      equal(step.deputies ?? [], other.deputies ?? []) &&
      equal(step.deadline ?? null, other.deadline ?? null)
    )
  })

/** Plans come from the database, which keeps no order of members. */
export function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>]
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => equal(a[name], b[name]))
}
