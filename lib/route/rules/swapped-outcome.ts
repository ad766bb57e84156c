import { leadToEnd } from '#lib/route/fix.ts'
import type { Outcome } from '#lib/route/graph.ts'
import { stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { outcomeTitle, quoted } from '#lib/route/titles.ts'
import { runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'swapped-outcome'
const outcomes = ['done', 'declined', 'expired'] as const satisfies Outcome[]

/** A refusal that ends the route as completed, or a signature that ends it as declined: two edges were swapped. */
export const swappedOutcome: Rule = {
  id,
  check({ model, reached }) {
    return stepsOf(model).flatMap((step) =>
      outcomes.flatMap((outcome) => {
        const end = model.nodes.get(model.edgeOf(step.id, outcome)?.to ?? '')
        if (end?.kind !== 'end' || !reached.has(step.id)) return []
        const wrong = outcome === 'done' ? end.outcome === 'declined' : end.outcome === 'completed'
        if (!wrong) return []
        const way = outcomeTitle(step, outcome)
        const name = quoted(step)
        const at = quoted(end)
        return findingAt(
          id,
          step.id,
          say(
            `Из шага ${name.ru} выход «${way.ru}» ведёт в конец ${at.ru}: итог конверта будет неверным.`,
            `From ${name.en} the way “${way.en}” leads to the end ${at.en}: the envelope would end wrongly.`,
          ),
          say('Проведите этот выход к другому концу.', 'Connect this way to another end.'),
          {
            run: [...runTo(reached, step.id), { node: step.id, outcome }],
            fix: leadToEnd(model.graph, step, outcome, outcome === 'done' ? 'completed' : 'declined'),
          },
        )
      }),
    )
  },
}
