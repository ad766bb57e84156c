import type { RouteNode } from '#lib/route/graph.ts'
import { errorAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'unknown-input'

/** Inputs named by documents and conditions are declared by the start. */
export const unknownInput: Rule = {
  id,
  check({ model }) {
    const declared = new Set(model.starts.flatMap((start) => start.inputs.map((input) => input.name)))
    return model.graph.nodes.flatMap((node) =>
      [...new Set(inputsOf(node))]
        .filter((name) => name !== '' && !declared.has(name))
        .map((name) =>
          errorAt(
            id,
            node.id,
            say(
              `Узел ${quoted(node).ru} берёт параметр «${name}», которого у маршрута нет.`,
              `${quoted(node).en} takes the input “${name}”, which the route does not have.`,
            ),
            say(
              'Добавьте параметр в узле «Старт» или выберите другой.',
              'Add the input to the start or choose another one.',
            ),
          ),
        ),
    )
  },
}

function inputsOf(node: RouteNode): string[] {
  if (node.kind === 'document') return node.source?.from === 'input' ? [node.source.input] : []
  if (node.kind !== 'condition') return []
  return node.branches.flatMap((branch) =>
    branch.all.flatMap(({ left }) => (left.of === 'input' ? [left.input] : [])),
  )
}
