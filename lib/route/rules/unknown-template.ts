import type { Catalogue } from '#lib/route/catalogue.ts'
import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { DocumentNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'unknown-template'

/** The document template exists in the portal and serves the types of items that the route starts from. */
export const unknownTemplate: Rule = {
  id,
  check({ model, catalogue: { templates } }) {
    if (!templates) return []
    const types = model.starts[0]?.entityTypeIds ?? []
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
          { fix: onlyOther(node, templates, types) },
        )
      }
      if (template.entityTypeIds.length === 0 || types.every((type) => template.entityTypeIds.includes(type)))
        return []
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

function onlyOther(
  node: DocumentNode,
  templates: NonNullable<Catalogue['templates']>,
  types: number[],
): Fix | null {
  const [only, ...more] = templates.filter(
    ({ entityTypeIds }) => entityTypeIds.length === 0 || types.every((type) => entityTypeIds.includes(type)),
  )
  if (!only || more.length > 0) return null
  return setNode(say(`Взять шаблон «${only.name}»`, `Take the template “${only.name}”`), {
    ...node,
    source: { from: 'template', templateId: only.id },
  })
}
