import { declarationOf, textsOf, withTexts } from '#lib/route/action.ts'
import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { ActionNode } from '#lib/route/graph.ts'
import { nearest } from '#lib/route/near.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { renameVariable, unknownVariables, type VariableName, variableNames } from '#lib/route/variable.ts'
import { say } from '#lib/sentence.ts'

const id = 'unknown-variable'

/** Texts of actions name only variables that exist: others would reach people as they are written. */
export const unknownVariable: Rule = {
  id,
  check({ model }) {
    return model.graph.nodes.flatMap((node) => {
      if (node.kind !== 'action' || !declarationOf(node.action)) return []
      return [...new Set(textsOf(node).flatMap(unknownVariables))].map((name) => finding(node, name))
    })
  },
}

function finding(node: ActionNode, name: string) {
  const [near] = nearest(name, variableNames) as VariableName[]
  const title = quoted(node)
  return findingAt(
    id,
    node.id,
    say(
      `${title.ru}: переменной {{${name}}} нет, в Битрикс24 уйдёт текст как написан.`,
      `${title.en}: there is no variable {{${name}}}; Bitrix24 would get the text as it is written.`,
    ),
    near
      ? say(
          `Похожая переменная — {{${near}}}. Или выберите другую из списка.`,
          `{{${near}}} looks like it. Or choose another one from the list.`,
        )
      : say('Выберите переменную из списка.', 'Choose a variable from the list.'),
    { fix: near ? rename(node, name, near) : null },
  )
}

const rename = (node: ActionNode, from: string, to: VariableName): Fix =>
  setNode(
    say(`Заменить на {{${to}}}`, `Replace it by {{${to}}}`),
    withTexts(node, (text) => renameVariable(text, from, to)),
  )
