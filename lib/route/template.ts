import { say } from '#lib/sentence.ts'
import type { Catalogue } from './catalogue.ts'
import type { Fix } from './finding.ts'
import { setNode } from './fix.ts'
import type { DocumentNode } from './graph.ts'
import type { RouteModel } from './model.ts'
import type { RuleContext } from './rule.ts'

type Template = NonNullable<Catalogue['templates']>[number]

/** True when the template is for every type of item that the route starts from; one that names no types is for all. */
export function serves({ entityTypeIds }: Template, { starts }: RouteModel): boolean {
  const types = starts[0]?.entityTypeIds ?? []
  return entityTypeIds.length === 0 || types.every((type) => entityTypeIds.includes(type))
}

/** The only document template that the route can take; null when there are several, none, or nobody could read them. */
export function onlyTemplate({ model, catalogue }: RuleContext): Template | null {
  const [only, ...more] = (catalogue.templates ?? []).filter((template) => serves(template, model))
  return only && more.length === 0 ? only : null
}

/** Takes the only template for the document, where there is one. */
export function takeOnlyTemplate(node: DocumentNode, context: RuleContext): Fix | null {
  const only = onlyTemplate(context)
  if (!only) return null
  return setNode(say(`Взять шаблон «${only.name}»`, `Take the template “${only.name}”`), {
    ...node,
    source: { from: 'template', templateId: only.id },
  })
}
