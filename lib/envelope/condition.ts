import type { Comparison, Operand, Outcome } from '#lib/route/graph.ts'
import type { PlanNode, Way } from '#lib/route/plan.ts'
import type { ItemFacts } from './item.ts'

type Facts = { item: ItemFacts | null; inputs: Readonly<Record<string, string>> }

/** The first branch whose comparisons all hold, else the way of `else`. A missing value is empty. */
export function chooseWay(
  node: Extract<PlanNode, { kind: 'condition' }>,
  facts: Facts,
): { way: Way; outcome: Outcome } {
  const branch = node.branches.find((candidate) =>
    candidate.all.every((comparison) => holds(comparison, facts)),
  )
  return branch
    ? { way: branch.way, outcome: `branch:${branch.id}` }
    : { way: node.otherwise, outcome: 'else' }
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
      const requisites = facts.item?.company?.requisites ?? []
      const own = requisites.find((one) => one.linked) ?? requisites[0]
      return operand.fact === 'has-diadoc-box' ? '' : (own?.[operand.fact] ?? '')
    }
  }
}
