import { setNode } from '#lib/route/fix.ts'
import type { NodeId, StepNode } from '#lib/route/graph.ts'
import { longestHoursOf } from '#lib/route/hours.ts'
import { isStep, type RouteModel, stepsOf } from '#lib/route/model.ts'
import { connectionOf, findingAt, type Rule, type RuleContext } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'deadline-too-long'
const day = 24

/**
 * The service closes an order that nobody has finished after a time of its own: steps that follow one another on one
 * connection share that time, so their deadlines together must fit into it.
 */
export const deadlineTooLong: Rule = {
  id,
  check(context) {
    const { model, catalogue } = context
    return stepsOf(model).flatMap((step) => {
      const connection = connectionOf(step, catalogue)
      const life = connection?.capabilities.lifeDays
      if (!connection || life === undefined || !step.deadline) return []
      const before = Math.max(0, ...earlierDays(step, context, new Set([step.id])))
      const own = Math.ceil(longestHoursOf(step.deadline) / day)
      if (before + own <= life || before > life) return []
      const total = before + own
      return findingAt(
        id,
        step.id,
        say(
          `Сроки до шага ${quoted(step).ru} и его собственный складываются в ${total} дн., а ${connection.label} держит документ открытым ${life}.`,
          `The deadlines up to ${quoted(step).en} and its own make ${total} days, but ${connection.label} keeps a document open for ${life}.`,
        ),
        say('Сократите сроки шагов этого сервиса.', 'Shorten the deadlines of this service’s steps.'),
        {
          fix:
            life - before < 1
              ? null
              : setNode(
                  say(`Поставить срок ${life - before} дн.`, `Make the deadline ${life - before} days`),
                  {
                    ...step,
                    deadline: { value: life - before, unit: 'days' },
                  },
                ),
        },
      )
    })
  },
}

/** Days that the steps before this one may take on the same connection, by each way that leads here. */
function earlierDays(step: StepNode, context: RuleContext, met: ReadonlySet<NodeId>): number[] {
  return leaders(context.model, step)
    .filter((each) => !met.has(each.id) && sameConnection(each, step, context))
    .map((each) => {
      const own = each.deadline ? Math.ceil(longestHoursOf(each.deadline) / day) : 0
      return own + Math.max(0, ...earlierDays(each, context, new Set([...met, each.id])))
    })
}

const leaders = (model: RouteModel, step: StepNode): StepNode[] =>
  model.into(step.id).flatMap((edge) => {
    const from = model.nodes.get(edge.from)
    return edge.outcome === 'done' && from && isStep(from) ? [from] : []
  })

const sameConnection = (a: StepNode, b: StepNode, { catalogue }: RuleContext): boolean =>
  connectionOf(a, catalogue)?.id === connectionOf(b, catalogue)?.id
