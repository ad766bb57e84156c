import type { DocumentNode } from '#lib/route/graph.ts'
import { errorAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'document-source'

/** A document node says where its document comes from. */
export const documentSource: Rule = {
  id,
  check({ model }) {
    return model.graph.nodes
      .filter((node): node is DocumentNode => node.kind === 'document' && !isChosen(node))
      .map((node) =>
        errorAt(
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
