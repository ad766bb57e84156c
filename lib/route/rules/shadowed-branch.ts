import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { Branch, Comparison, ConditionNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'shadowed-branch'

/** Branches are tried in order: one whose demands include all of an earlier one's is never taken. */
export const shadowedBranch: Rule = {
  id,
  check({ model }) {
    return model.graph.nodes
      .filter((node): node is ConditionNode => node.kind === 'condition')
      .flatMap((node) =>
        node.branches.flatMap((branch, at) => {
          const earlier = node.branches.slice(0, at).findIndex((each) => covers(each, branch))
          if (earlier < 0) return []
          const name = titleAt(node, at)
          const by = titleAt(node, earlier)
          return findingAt(
            id,
            node.id,
            say(
              `В условии ${quoted(node).ru} ветка «${name}» никогда не сработает: раньше неё подходит «${by}».`,
              `In ${quoted(node).en} the branch “${name}” is never taken: “${by}” fits before it.`,
            ),
            say(
              'Поставьте более узкую ветку выше или измените сравнения.',
              'Put the narrower branch first, or change the comparisons.',
            ),
            { fix: apart(node, earlier, at) },
          )
        }),
      )
  },
}

/** The narrower branch goes first; one that says nothing new goes. */
function apart(node: ConditionNode, earlier: number, later: number): Fix | null {
  const [first, second] = [node.branches[earlier], node.branches[later]]
  if (!first || !second) return null
  const name = titleAt(node, later)
  const rest = node.branches.filter((each) => each !== second)
  if (covers(second, first))
    return setNode(say(`Убрать ветку «${name}»`, `Remove the branch “${name}”`), { ...node, branches: rest })
  const by = titleAt(node, earlier)
  return setNode(say(`Поставить «${name}» выше «${by}»`, `Put “${name}” before “${by}”`), {
    ...node,
    branches: rest.flatMap((each) => (each === first ? [second, first] : [each])),
  })
}

const titleAt = (node: ConditionNode, at: number) => node.branches[at]?.label || String(at + 1)

const covers = (earlier: Branch, later: Branch): boolean =>
  earlier.all.length > 0 && earlier.all.every((demand) => later.all.some((each) => implies(each, demand)))

/** True when whatever fulfils `strict` fulfils `loose`. */
function implies(strict: Comparison, loose: Comparison): boolean {
  if (JSON.stringify(strict.left) !== JSON.stringify(loose.left)) return false
  if (strict.op === loose.op && strict.right === loose.right) return true
  if (loose.op === 'filled') return strict.op === 'equals' || strict.op === 'contains'
  const [a, b] = [Number(strict.right), Number(loose.right)]
  if (strict.right?.trim() === '' || Number.isNaN(a) || Number.isNaN(b)) return false
  if (isMore(strict.op) && isMore(loose.op)) return a > b || (a === b && loose.op === 'greater-or-equal')
  if (isLess(strict.op) && isLess(loose.op)) return a < b || (a === b && loose.op === 'less-or-equal')
  return false
}

const isMore = (op: Comparison['op']) => op === 'greater' || op === 'greater-or-equal'
const isLess = (op: Comparison['op']) => op === 'less' || op === 'less-or-equal'
