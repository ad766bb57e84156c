import { boxFacts, isBoxFact } from '#lib/route/counterparty-fact.ts'
import type { Comparison, Operand, Outcome } from '#lib/route/graph.ts'
import type { PlanCondition, Way } from '#lib/route/plan.ts'
import type { ItemFacts } from './item.ts'
import { requisiteOf } from './requisite.ts'

type Facts = { item: ItemFacts | null; inputs: Readonly<Record<string, string>> }

/** Where a condition leads. */
export type Chosen = { way: Way; outcome: Outcome }

/**
 * The first branch whose comparisons all hold, else the way of `else`. A missing value is empty. What a service has not
 * told is not empty but unknown: where it would decide, the service is answered instead of a way.
 */
export function chooseWay(node: PlanCondition, facts: Facts): Chosen | { unknown: string } {
  for (const branch of node.branches) {
    const known = branch.all.filter((comparison) => unknownIn(comparison, facts) === null)
    if (!known.every((comparison) => holds(comparison, facts))) continue
    const unknown = branch.all.map((comparison) => unknownIn(comparison, facts)).find((one) => one !== null)
    if (unknown) return { unknown }
    return { way: branch.way, outcome: `branch:${branch.id}` }
  }
  return { way: node.otherwise, outcome: 'else' }
}

/** Services that a condition may have to ask. */
export const boxesAsked = (node: PlanCondition): string[] => [
  ...new Set(node.branches.flatMap(({ all }) => all).flatMap(({ left }) => serviceOf(left) ?? [])),
]

const serviceOf = (operand: Operand): string | null =>
  operand.of === 'counterparty' && isBoxFact(operand.fact) ? boxFacts[operand.fact] : null

/** The service whose answer a comparison lacks. */
function unknownIn({ left }: Comparison, { item }: Facts): string | null {
  const service = serviceOf(left)
  return service === null || typeof item?.boxes?.[service]?.has === 'boolean' ? null : service
}

/** Whether one comparison holds. Numbers compare as numbers when both sides are numbers, else as text. */
export function holds(comparison: Comparison, facts: Facts): boolean {
  const left = operandValue(comparison.left, facts)
  const right = comparison.right ?? ''
  switch (comparison.op) {
    case 'filled':
      return left !== ''
    case 'empty':
      return left === ''
    case 'equals':
      return order(left, right) === 0
    case 'not-equals':
      return order(left, right) !== 0
    case 'greater':
      return left !== '' && order(left, right) > 0
    case 'greater-or-equal':
      return left !== '' && order(left, right) >= 0
    case 'less':
      return left !== '' && order(left, right) < 0
    case 'less-or-equal':
      return left !== '' && order(left, right) <= 0
    case 'contains':
      return left.toLocaleLowerCase().includes(right.toLocaleLowerCase())
  }
}

const number = /^-?\d+(?:[.,]\d+)?$/

function order(left: string, right: string): number {
  if (number.test(left) && number.test(right)) {
    return Math.sign(Number(left.replace(',', '.')) - Number(right.replace(',', '.')))
  }
  return left === right ? 0 : left < right ? -1 : 1
}

function operandValue(operand: Operand, facts: Facts): string {
  switch (operand.of) {
    case 'field':
      return facts.item?.fields[operand.field] ?? ''
    case 'input':
      return facts.inputs[operand.input] ?? ''
    case 'counterparty': {
      const { fact } = operand
      if (!isBoxFact(fact)) return requisiteOf(facts.item)?.[fact] ?? ''
      const has = facts.item?.boxes?.[boxFacts[fact]]?.has
      return typeof has === 'boolean' ? (has ? 'Y' : 'N') : ''
    }
  }
}
