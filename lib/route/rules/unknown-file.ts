import type { DocumentNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'unknown-file'

/** The file on Drive that a document is taken from exists. Files that nobody has looked for are not spoken of. */
export const unknownFile: Rule = {
  id,
  check({ model, catalogue: { files } }) {
    if (!files) return []
    return model.graph.nodes
      .filter((node): node is DocumentNode => node.kind === 'document')
      .flatMap((node) => {
        const { source } = node
        if (source?.from !== 'drive' || source.fileId === '') return []
        const file = files.find((each) => each.id === source.fileId)
        if (!file || file.name !== null) return []
        return findingAt(
          id,
          node.id,
          say(
            `Файла № ${source.fileId} для узла ${quoted(node).ru} на Диске нет или он закрыт для нас.`,
            `File no. ${source.fileId} of ${quoted(node).en} is not on Drive, or is closed to us.`,
          ),
          say(
            'Выберите другой файл или восстановите этот из корзины Диска.',
            'Choose another file, or restore this one from the recycle bin of Drive.',
          ),
        )
      })
  },
}
