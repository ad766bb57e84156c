import { leadTo } from '#lib/route/fix.ts'
import type { NodeId, RouteEdge } from '#lib/route/graph.ts'
import type { RouteModel } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { reachFrom, runTo } from '#lib/route/walk.ts'
import { say } from '#lib/sentence.ts'

const id = 'revision-without-document'

/** A way back for revision passes a document, or people are asked again about the same unchanged file. */
export const revisionWithoutDocument: Rule = {
  id,
  check({ model, reached }) {
    return model.graph.edges
      .filter((edge) => edge.outcome === 'declined' && reached.has(edge.from))
      .flatMap((edge) => {
        const around = reachFrom(model, edge.to, ({ from }) => model.nodes.get(from)?.kind !== 'document')
        const back = reachFrom(model, edge.to).has(edge.from)
        if (!back || !around.has(edge.from)) return []
        const from = model.nodes.get(edge.from)
        const name = from ? quoted(from) : say(edge.from, edge.from)
        const document = documentBefore(model, edge)
        return findingAt(
          id,
          edge.from,
          say(
            `После отказа на шаге ${name.ru} маршрут возвращается мимо документа: на доработку уйдёт тот же самый файл.`,
            `After a refusal at ${name.en} the route goes back past the document: the same unchanged file would go round.`,
          ),
          say('Верните отказ к узлу «Документ».', 'Lead the refusal back to the “Document”.'),
          {
            edge: edge.id,
            run: [
              ...runTo(reached, edge.from),
              { node: edge.from, outcome: edge.outcome },
              ...runTo(around, edge.from),
            ],
            fix: document
              ? leadTo(
                  say('Вернуть к документу', 'Lead back to the document'),
                  edge.from,
                  edge.outcome,
                  document,
                )
              : null,
          },
        )
      })
  },
}

/** The last document on the shortest way from the start to where the refusal happens. */
function documentBefore(model: RouteModel, edge: RouteEdge): NodeId | undefined {
  const start = model.starts[0]
  if (!start) return undefined
  const run = runTo(reachFrom(model, start.id), edge.from)
  return run.filter(({ node }) => model.nodes.get(node)?.kind === 'document').at(-1)?.node
}
