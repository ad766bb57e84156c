import { leadToEnd } from '#lib/route/fix.ts'
import type { NodeId, RouteEdge } from '#lib/route/graph.ts'
import { type RouteModel, stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { outcomeTitle, quoted } from '#lib/route/titles.ts'
import { reachFrom, runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'bypassed-approval'

/**
 * An approval is a gate: after a refusal or a missed deadline nobody may be asked to sign until somebody has approved.
 * A condition that leads around the gate is its author's will and is not told, nor is a revision that comes back to it.
 */
export const bypassedApproval: Rule = {
  id,
  check({ model, reached }) {
    return stepsOf(model)
      .filter((step) => step.kind === 'approve' && reached.has(step.id))
      .flatMap((gate) =>
        (['declined', 'expired'] as const).flatMap((outcome) => {
          const edge = model.edgeOf(gate.id, outcome)
          const revision = edge && comesBack(model, edge, gate.id)
          const around = edge && !revision && signedAfter(model, edge)
          if (!around) return []
          const signing = model.nodes.get(around.to)
          const name = signing ? quoted(signing) : say(around.to, around.to)
          const way = outcomeTitle(gate, outcome)
          return findingAt(
            id,
            gate.id,
            say(
              `После исхода «${way.ru}» шага ${quoted(gate).ru} маршрут всё равно доходит до подписи ${name.ru}: согласование можно обойти.`,
              `After “${way.en}” at ${quoted(gate).en} the route still gets to ${name.en}: the approval can be bypassed.`,
            ),
            say(
              'Ведите этот выход к концу «Отклонён» или назад, на доработку перед согласованием.',
              'Lead this way to a “Declined” end, or back for revision before the approval.',
            ),
            {
              run: [...runTo(reached, gate.id), { node: gate.id, outcome }, ...around.run],
              fix: leadToEnd(model.graph, gate, outcome, 'declined'),
            },
          )
        }),
      )
  },
}

/** Whether the way goes back to the approval before anybody is asked to sign. */
const comesBack = (model: RouteModel, edge: RouteEdge, gate: NodeId): boolean =>
  reachFrom(model, edge.to, ({ from }) => model.nodes.get(from)?.kind !== 'sign').has(gate)

/** A signing step that is reached by this edge while nobody approves on the way. */
function signedAfter(
  model: RouteModel,
  edge: RouteEdge,
): { to: NodeId; run: ReturnType<typeof runTo> } | null {
  const open = reachFrom(model, edge.to, (each) => {
    const from = model.nodes.get(each.from)
    return !(from?.kind === 'approve' && each.outcome === 'done')
  })
  const to = [...open.keys()].find((each) => model.nodes.get(each)?.kind === 'sign')
  return to === undefined ? null : { to, run: runTo(open, to) }
}
