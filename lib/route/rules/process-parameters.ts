import { readOrder } from '#lib/route/action.ts'
import type { CatalogueProcess } from '#lib/route/catalogue.ts'
import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { ActionNode } from '#lib/route/graph.ts'
import { nearest } from '#lib/route/near.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'process-parameters'

/** A business process is given what it asks for, and nothing that it does not know: that would be lost silently. */
export const processParameters: Rule = {
  id,
  check({ model, catalogue: { processes } }) {
    return model.graph.nodes.flatMap((node) => {
      if (node.kind !== 'action') return []
      const read = readOrder(node)
      if (!('order' in read) || read.order.do !== 'start-process') return []
      const { templateId, parameters } = read.order
      const process = processes?.find((each) => each.id === templateId)
      return process ? [...lacking(node, process, parameters), ...spare(node, process, parameters)] : []
    })
  },
}

type Given = Record<string, string>

function lacking(node: ActionNode, { name: process, parameters }: CatalogueProcess, given: Given) {
  const name = quoted(node)
  return parameters
    .filter((each) => each.required && each.preset === undefined && (given[each.name] ?? '').trim() === '')
    .map(({ title }) =>
      findingAt(
        id,
        node.id,
        say(
          `${name.ru}: бизнес-процессу «${process}» нужен параметр «${title}».`,
          `${name.en}: the business process “${process}” needs the parameter “${title}”.`,
        ),
        say('Укажите значение или вставьте переменную.', 'Give a value or insert a variable.'),
      ),
    )
}

function spare(node: ActionNode, { name: process, parameters }: CatalogueProcess, given: Given) {
  const name = quoted(node)
  const known = parameters.map((each) => each.name)
  return Object.keys(given)
    .filter((each) => !known.includes(each))
    .map((parameter) =>
      findingAt(
        id,
        node.id,
        say(
          `${name.ru}: у бизнес-процесса «${process}» нет параметра «${parameter}», его значение потеряется.`,
          `${name.en}: the business process “${process}” has no parameter “${parameter}”; its value would be lost.`,
        ),
        say('Уберите параметр или укажите другой.', 'Remove the parameter or name another one.'),
        { fix: cure(node, parameter, given, known) },
      ),
    )
}

/** Takes the near name when it is free, else leaves the parameter out. */
function cure(node: ActionNode, parameter: string, given: Given, known: readonly string[]): Fix {
  const near = nearest(parameter, known).find((each) => !(each in given))
  const entries = Object.entries(given).flatMap(([name, value]) =>
    name !== parameter ? [[name, value] as const] : near ? [[near, value] as const] : [],
  )
  return setNode(
    near
      ? say(`Заменить на «${near}»`, `Replace it by “${near}”`)
      : say(`Убрать «${parameter}»`, `Remove “${parameter}”`),
    { ...node, settings: { ...node.settings, parameters: Object.fromEntries(entries) } },
  )
}
