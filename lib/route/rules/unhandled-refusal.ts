import { leadToEnd } from '#lib/route/fix.ts'
import { stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'unhandled-refusal'

/** Without a drawn way a refusal ends the envelope as declined; its author should have meant that. */
export const unhandledRefusal: Rule = {
  id,
  check({ model, reached }) {
    return stepsOf(model)
      .filter((step) => reached.has(step.id) && !model.edgeOf(step.id, 'declined'))
      .map((step) =>
        findingAt(
          id,
          step.id,
          say(
            `Отказ на шаге ${quoted(step).ru} не обработан: конверт сразу завершится отказом.`,
            `A refusal at ${quoted(step).en} is not handled: the envelope would end as declined at once.`,
          ),
          say(
            'Проведите выход «отказ» к концу «Отклонён» или назад на доработку.',
            'Connect “declined” to a “Declined” end, or back for revision.',
          ),
          {
            run: [...runTo(reached, step.id), { node: step.id, outcome: 'declined' }],
            fix: leadToEnd(model.graph, step, 'declined', 'declined'),
          },
        ),
      )
  },
}
