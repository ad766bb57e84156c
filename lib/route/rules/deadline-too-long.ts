import type { CatalogueConnection } from '#lib/route/catalogue.ts'
import { setNode } from '#lib/route/fix.ts'
import type { StepNode } from '#lib/route/graph.ts'
import { longestHoursOf } from '#lib/route/hours.ts'
import { legsOf } from '#lib/route/legs.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'deadline-too-long'
const day = 24

/**
 * The service closes an order that nobody has finished after a time of its own: steps that share one order share that
 * time, so their deadlines together must fit into it.
 */
export const deadlineTooLong: Rule = {
  id,
  check({ model, catalogue }) {
    return [...legsOf(model, catalogue).values()].flatMap(({ connection, steps }) =>
      steps.flatMap((step, at) => {
        const life = connection.capabilities.lifeDays
        const before = steps.slice(0, at).reduce((sum, each) => sum + daysOf(each), 0)
        const total = before + daysOf(step)
        if (life === undefined || !step.deadline || total <= life || before > life) return []
        return [finding(step, connection, { before, total, life })]
      }),
    )
  },
}

const daysOf = ({ deadline }: StepNode): number => (deadline ? Math.ceil(longestHoursOf(deadline) / day) : 0)

function finding(
  step: StepNode,
  { label }: CatalogueConnection,
  { before, total, life }: { before: number; total: number; life: number },
) {
  const left = life - before
  const shorter = say(`Поставить срок ${left} дн.`, `Make the deadline ${left} days`)
  return findingAt(
    id,
    step.id,
    say(
      `Сроки до шага ${quoted(step).ru} и его собственный складываются в ${total} дн., а ${label} держит документ открытым ${life}.`,
      `The deadlines up to ${quoted(step).en} and its own make ${total} days, but ${label} keeps a document open for ${life}.`,
    ),
    say('Сократите сроки шагов этого сервиса.', 'Shorten the deadlines of this service’s steps.'),
    { fix: left < 1 ? null : setNode(shorter, { ...step, deadline: { value: left, unit: 'days' } }) },
  )
}
