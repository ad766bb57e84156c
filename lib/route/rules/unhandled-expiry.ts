import { stepsOf } from '#lib/route/model.ts'
import { type Rule, warningAt } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'unhandled-expiry'

/** A deadline of which nobody said what happens when it passes. */
export const unhandledExpiry: Rule = {
  id,
  check({ model, reached }) {
    return stepsOf(model)
      .filter((step) => step.deadline && reached.has(step.id) && !model.edgeOf(step.id, 'expired'))
      .map((step) =>
        warningAt(
          id,
          step.id,
          say(
            `У шага ${quoted(step).ru} есть срок, но не сказано, что делать, когда он истечёт.`,
            `${quoted(step).en} has a deadline, but nothing is said about what happens when it passes.`,
          ),
          say('Проведите выход «срок истёк» или уберите срок.', 'Connect “expired” or remove the deadline.'),
          [...runTo(reached, step.id), { node: step.id, outcome: 'expired' }],
        ),
      )
  },
}
