import type { Catalogue } from '#lib/route/catalogue.ts'
import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { DocumentNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'document-source'

/** A document node says where its document comes from. */
export const documentSource: Rule = {
  id,
  check({ model, catalogue }) {
    return model.graph.nodes
      .filter((node): node is DocumentNode => node.kind === 'document' && !isChosen(node))
      .map((node) =>
        findingAt(
          id,
          node.id,
          say(
            `Не сказано, откуда брать документ ${quoted(node).ru}.`,
            `It is not said where ${quoted(node).en} comes from.`,
          ),
          say(
            'Выберите шаблон, поле с файлом или файл на Диске.',
            'Choose a template, a file field or a file on Drive.',
          ),
          { fix: onlyTemplate(node, catalogue, model.starts[0]?.entityTypeIds ?? []) },
        ),
      )
  },
}

function isChosen({ source }: DocumentNode): boolean {
  switch (source?.from) {
    case undefined:
      return false
    case 'template':
      return source.templateId !== ''
    case 'file-field':
      return source.field !== ''
    case 'drive':
      return source.fileId !== ''
    case 'input':
      return source.input !== ''
    case 'formalised':
      return true
  }
}

function onlyTemplate(node: DocumentNode, { templates }: Catalogue, types: number[]): Fix | null {
  const fitting = (templates ?? []).filter(
    ({ entityTypeIds }) => entityTypeIds.length === 0 || types.every((type) => entityTypeIds.includes(type)),
  )
  const [only, ...more] = fitting
  if (!only || more.length > 0) return null
  return setNode(say(`Взять шаблон «${only.name}»`, `Take the template “${only.name}”`), {
    ...node,
    source: { from: 'template', templateId: only.id },
  })
}
