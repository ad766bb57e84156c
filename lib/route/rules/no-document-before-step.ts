import { stepsOf } from '#lib/route/model.ts'
import { errorAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { reachFrom, runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'no-document-before-step'

/** Nobody can be asked to act before there is a document: told with the shortest run that has none. */
export const noDocumentBeforeStep: Rule = {
  id,
  check({ model }) {
    const start = model.starts[0]
    if (!start) return []
    const bare = reachFrom(model, start.id, (edge) => model.nodes.get(edge.from)?.kind !== 'document')
    return stepsOf(model)
      .filter((step) => bare.has(step.id))
      .map((step) =>
        errorAt(
          id,
          step.id,
          say(
            `К шагу ${quoted(step).ru} можно прийти без документа: подписывать будет нечего.`,
            `${quoted(step).en} can be reached without a document: there would be nothing to act on.`,
          ),
          say('Поставьте узел «Документ» перед шагом.', 'Put a “Document” node before the step.'),
          runTo(bare, step.id),
        ),
      )
  },
}
