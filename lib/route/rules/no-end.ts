import type { Fix } from '#lib/route/finding.ts'
import { leadToEnd } from '#lib/route/fix.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import type { RouteModel } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { trappedIn } from '#lib/route/soundness.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'no-end'

/**
 * From wherever a run can get, an end can still be reached. Places where a run merely stops for want of a connection
 * are told by `dead-end`. An end that is reached in a branch withdraws the other branches.
 */
export const noEnd: Rule = {
  id,
  check({ model, regions }) {
    if (!model.graph.nodes.some((node) => node.kind === 'end')) {
      const text = say(
        'В маршруте нет конца: он никогда не завершится.',
        'The route has no end: it would never finish.',
      )
      const cure = say('Добавьте узел «Конец» и проведите к нему связь.', 'Add an “End” node and connect it.')
      return [findingAt(id, undefined, text, cure, { fix: endAfterLast(model) })]
    }
    const trapped = trappedIn(model, regions)
    if (!trapped) return []
    const node = model.nodes.get(trapped.node)
    const name = node ? quoted(node) : say(trapped.node, trapped.node)
    const text = say(
      `Дойдя до узла ${name.ru}, маршрут уже не сможет завершиться.`,
      `Once it gets to ${name.en}, the route can no longer finish.`,
    )
    const cure = say('Дайте выход из этого круга к концу маршрута.', 'Give this circle a way out to an end.')
    return [findingAt(id, trapped.node, text, cure, { run: trapped.run })]
  },
}

/** An end after the only place where a run stops; where there are several, its author knows better. */
function endAfterLast(model: RouteModel): Fix | null {
  const stops = model.graph.nodes.flatMap((node) =>
    outcomesOf(node)
      .filter((outcome) => outcome !== 'declined' && outcome !== 'expired' && !model.edgeOf(node.id, outcome))
      .map((outcome) => ({ node, outcome })),
  )
  const [only, ...more] = stops
  if (!only || more.length > 0 || only.node.kind === 'start') return null
  return leadToEnd(model.graph, only.node, only.outcome, 'completed')
}
