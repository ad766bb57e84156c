import type { Fix } from '#lib/route/finding.ts'
import { nodeBeside } from '#lib/route/fix.ts'
import type { DocumentNode, NodeId, RouteEdge } from '#lib/route/graph.ts'
import { isStep, type RouteModel, stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule, type RuleContext } from '#lib/route/rule.ts'
import { onlyTemplate } from '#lib/route/template.ts'
import { quoted } from '#lib/route/titles.ts'
import { type Reached, reachFrom, runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'no-document-before-step'

/** Nobody can be asked to act before there is a document: told with the shortest run that has none. */
export const noDocumentBeforeStep: Rule = {
  id,
  check(context) {
    const { model } = context
    const start = model.starts[0]
    if (!start) return []
    const bare = reachFrom(model, start.id, (edge) => model.nodes.get(edge.from)?.kind !== 'document')
    return stepsOf(model)
      .filter((step) => bare.has(step.id))
      .map((step) =>
        findingAt(
          id,
          step.id,
          say(
            `К шагу ${quoted(step).ru} можно прийти без документа: подписывать будет нечего.`,
            `${quoted(step).en} can be reached without a document: there would be nothing to act on.`,
          ),
          say('Поставьте узел «Документ» перед шагом.', 'Put a “Document” node before the step.'),
          { run: runTo(bare, step.id), fix: documentFirst(context, bare, step.id) },
        ),
      )
  },
}

/** Puts a document before the first step of the run that has none; the only template is chosen at once. */
function documentFirst(context: RuleContext, bare: Reached, to: NodeId): Fix | null {
  const { model } = context
  const entered = [...runTo(bare, to).map(({ node }) => node), to]
  const first = entered.map((id) => model.nodes.get(id)).find((node) => node && isStep(node))
  const nearest = first && bare.get(first.id)
  const start = model.starts[0]
  const edge = nearest && clears(model, nearest, to) ? nearest : start && model.edgeOf(start.id, 'next')
  const before = edge && model.nodes.get(edge.from)
  if (!edge || !before) return null
  const made = nodeBeside(model.graph, before, 'document') as DocumentNode
  const template = onlyTemplate(context)
  const source: DocumentNode['source'] = template && { from: 'template', templateId: template.id }
  return {
    label: say('Добавить документ перед шагом', 'Add a document before the step'),
    edit: {
      do: 'insert-on-edge',
      edge: edge.id,
      node: { ...made, source },
    },
  }
}

/** Whether a document on this edge leaves no other way to the step that has none. */
function clears(model: RouteModel, edge: RouteEdge, to: NodeId): boolean {
  const start = model.starts[0]
  if (!start) return false
  const bare = reachFrom(
    model,
    start.id,
    (each) => each.id !== edge.id && model.nodes.get(each.from)?.kind !== 'document',
  )
  return !bare.has(to)
}
