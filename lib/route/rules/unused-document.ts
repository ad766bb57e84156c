import { removeNode } from '#lib/route/fix.ts'
import { isStep } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { reachFrom } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'unused-document'

/** A document after which nobody approves or signs anything is made in vain. */
export const unusedDocument: Rule = {
  id,
  check({ model, reached }) {
    return model.graph.nodes
      .filter((node) => node.kind === 'document' && reached.has(node.id))
      .filter((node) => {
        const after = [...reachFrom(model, node.id).keys()]
        return !after.some((each) => {
          const met = model.nodes.get(each)
          return met !== undefined && isStep(met)
        })
      })
      .map((node) =>
        findingAt(
          id,
          node.id,
          say(
            `После документа ${quoted(node).ru} нет ни одного шага: его никто не согласует и не подпишет.`,
            `No step follows the document ${quoted(node).en}: nobody approves or signs it.`,
          ),
          say(
            'Добавьте шаг после документа или уберите документ.',
            'Add a step after it, or remove the document.',
          ),
          { fix: removeNode(node) },
        ),
      )
  },
}
