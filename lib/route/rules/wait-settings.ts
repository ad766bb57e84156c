import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'wait-settings'

/** A wait for a field says for which one. */
export const waitSettings: Rule = {
  id,
  check({ model }) {
    return model.graph.nodes
      .filter(
        (node) => node.kind === 'wait' && node.until.by !== 'duration' && node.until.field.trim() === '',
      )
      .map((node) =>
        findingAt(
          id,
          node.id,
          say(`В узле ${quoted(node).ru} не выбрано поле.`, `${quoted(node).en} does not name a field.`),
          say(
            'Выберите поле карточки или ожидание на срок.',
            'Choose a field of the item, or a wait for a time.',
          ),
        ),
      )
  },
}
