import { findingAt, type Rule } from '#lib/route/rule.ts'
import { serves, takeOnlyTemplate } from '#lib/route/template.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'unknown-template'

/** The document template exists in the portal and serves the types of items that the route starts from. */
export const unknownTemplate: Rule = {
  id,
  check(context) {
    const { model, catalogue } = context
    const { templates } = catalogue
    if (!templates) return []
    return model.graph.nodes.flatMap((node) => {
      if (node.kind !== 'document') return []
      const { source } = node
      if (source?.from !== 'template' || source.templateId === '') return []
      const template = templates.find((each) => each.id === source.templateId)
      const name = quoted(node)
      if (!template) {
        return findingAt(
          id,
          node.id,
          say(
            `Шаблона № ${source.templateId} для узла ${name.ru} в портале нет.`,
            `Template no. ${source.templateId} of ${name.en} does not exist in the portal.`,
          ),
          say('Выберите другой шаблон.', 'Choose another template.'),
          { fix: takeOnlyTemplate(node, context) },
        )
      }
      if (serves(template, model)) return []
      return findingAt(
        id,
        node.id,
        say(
          `Шаблон «${template.name}» не предназначен для всех типов элементов, с которых начинается маршрут.`,
          `The template “${template.name}” does not serve every type of item that the route starts from.`,
        ),
        say(
          'Выберите другой шаблон или сузьте типы в узле «Старт».',
          'Choose another template or narrow the types of the start.',
        ),
      )
    })
  },
}
