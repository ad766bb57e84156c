import { connectionOf } from '#lib/route/connection-of.ts'
import { isStep, stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'counterparty-last'

/**
 * In electronic document interchange our signature is the sending: on such a connection nobody of ours can act, and
 * no second counterparty can sign, after the counterparty in the same message.
 */
export const counterpartyLast: Rule = {
  id,
  check({ model, reached, catalogue }) {
    return stepsOf(model).flatMap((step) => {
      const connection = connectionOf(step, catalogue)
      const next = model.nodes.get(model.edgeOf(step.id, 'done')?.to ?? '')
      if (connection?.capabilities.sign.counterpartyBy !== 'requisites' || step.party !== 'counterparty')
        return []
      if (!next || !isStep(next) || connectionOf(next, catalogue)?.id !== connection.id) return []
      const second = next.party === 'counterparty'
      return findingAt(
        id,
        next.id,
        second
          ? say(
              `${quoted(next).ru}: в одном документе ${connection.label} контрагент только один.`,
              `${quoted(next).en}: a document in ${connection.label} has one counterparty only.`,
            )
          : say(
              `${quoted(next).ru} стоит после подписи контрагента, а ${connection.label} отправляет документ подписью нашей стороны.`,
              `${quoted(next).en} comes after the counterparty’s signature, but in ${connection.label} our signature is the sending.`,
            ),
        second
          ? say(
              'Отправьте второму контрагенту отдельный документ.',
              'Send the second counterparty a document of its own.',
            )
          : say('Поставьте наши шаги перед шагом контрагента.', 'Put our steps before the counterparty’s.'),
        {
          run: reached.has(step.id)
            ? [...runTo(reached, step.id), { node: step.id, outcome: 'done' }]
            : undefined,
        },
      )
    })
  },
}
