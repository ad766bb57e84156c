import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { RouteNode, StartNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
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
          findingAt(
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
            { fix: declare(model.starts[0], name) },
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

/** Declares the input as plain words; its author gives it the type and the label it needs. */
function declare(start: StartNode | undefined, name: string): Fix | null {
  if (!start || !/^[a-z][a-z0-9_]*$/.test(name)) return null
  return setNode(say(`Добавить параметр «${name}»`, `Add the input “${name}”`), {
    ...start,
    inputs: [...start.inputs, { name, type: 'string', label: say(name, name), required: false }],
  })
}
