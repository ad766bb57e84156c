import type { DocumentNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { takeOnlyTemplate } from '#lib/route/template.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'document-source'

/** A document node says where its document comes from. */
export const documentSource: Rule = {
  id,
  check(context) {
    return context.model.graph.nodes
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
          { fix: takeOnlyTemplate(node, context) },
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
