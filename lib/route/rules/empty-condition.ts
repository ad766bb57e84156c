import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { Comparison, ConditionNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'empty-condition'

/** A branch without comparisons would always be taken, one half written would never be: neither is what was meant. */
export const emptyCondition: Rule = {
  id,
  check({ model }) {
    return model.graph.nodes
      .filter((node): node is ConditionNode => node.kind === 'condition')
      .flatMap((node) => {
        const name = quoted(node)
        if (node.branches.length === 0) {
          return findingAt(
            id,
            node.id,
            say(`В условии ${name.ru} нет ни одной ветки.`, `${name.en} has no branches.`),
            say('Добавьте ветку или удалите условие.', 'Add a branch or delete the condition.'),
          )
        }
        return node.branches.flatMap((branch, at) => {
          if (branch.all.length > 0 && branch.all.every(isComplete)) return []
          const label = branch.label || String(at + 1)
          return findingAt(
            id,
            node.id,
            say(
              `Ветка «${label}» условия ${name.ru} не дописана.`,
              `The branch “${label}” of ${name.en} is not finished.`,
            ),
            say('Укажите, что с чем сравнивать.', 'Say what is compared with what.'),
            { fix: node.branches.length > 1 ? withoutBranch(node, branch.id, label) : null },
          )
        })
      })
  },
}

function isComplete({ left, op, right }: Comparison): boolean {
  const named = left.of === 'counterparty' || (left.of === 'field' ? left.field : left.input) !== ''
  return named && (op === 'filled' || op === 'empty' || (right ?? '').trim() !== '')
}

const withoutBranch = (node: ConditionNode, branchId: string, label: string): Fix =>
  setNode(say(`Убрать ветку «${label}»`, `Remove the branch “${label}”`), {
    ...node,
    branches: node.branches.filter((branch) => branch.id !== branchId),
  })
