import type { Fix } from '#lib/route/finding.ts'
import { leadTo, leadToEnd } from '#lib/route/fix.ts'
import type { StepNode } from '#lib/route/graph.ts'
import { type RouteModel, stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
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
        findingAt(
          id,
          step.id,
          say(
            `У шага ${quoted(step).ru} есть срок, но не сказано, что делать, когда он истечёт.`,
            `${quoted(step).en} has a deadline, but nothing is said about what happens when it passes.`,
          ),
          say('Проведите выход «срок истёк» или уберите срок.', 'Connect “expired” or remove the deadline.'),
          {
            run: [...runTo(reached, step.id), { node: step.id, outcome: 'expired' }],
            fix: likeRefusal(model, step),
          },
        ),
      )
  },
}

/** Where a refusal ends the route, an expiry may too; else to a declined end. A revision is not begun by silence. */
function likeRefusal(model: RouteModel, step: StepNode): Fix {
  const refusal = model.edgeOf(step.id, 'declined')
  const end = refusal && model.nodes.get(refusal.to)
  if (end?.kind !== 'end') return leadToEnd(model.graph, step, 'expired', 'declined')
  const name = quoted(end)
  return leadTo(
    say(`Провести туда же, куда и отказ: ${name.ru}`, `Connect where a refusal leads: ${name.en}`),
    step.id,
    'expired',
    end.id,
  )
}
