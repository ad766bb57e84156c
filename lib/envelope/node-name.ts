import type { NodeId } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import { type Sentence, say } from '#lib/sentence.ts'

/** A node or a step of a plan by its title in quotation marks; by its id when the plan does not have it. */
export function nodeName(plan: Plan, id: NodeId): Sentence {
  const node = plan.nodes[id]
  const step = Object.values(plan.nodes)
    .flatMap((each) => (each.kind === 'leg' ? each.steps : []))
    .find((each) => each.id === id)
  const title = step ? step.title : node?.kind === 'end' ? node.label : node && 'title' in node && node.title
  return title ? say(`«${title.ru}»`, `“${title.en}”`) : say(id, id)
}
