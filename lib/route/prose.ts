import { type Sentence, say } from '#lib/sentence.ts'
import type { Names } from './catalogue.ts'
import type { NodeId, RouteEdge, RouteGraph, RouteNode } from './graph.ts'
import { modelOf } from './model.ts'
import { deedOf } from './prose-deed.ts'
import { stopped } from './prose-step.ts'
import { outcomeTitle, titleOf } from './titles.ts'
import { reachable } from './walk.ts'

/** One point of the regulation: what is done, and where each outcome leads. */
export type RegulationPoint = {
  number: number
  node: NodeId
  title: Sentence
  text: Sentence
  ways: { outcome: string; text: Sentence }[]
}

/**
 * The route as a numbered regulation, in the order in which a run meets its nodes; nodes that no run meets come last.
 * Names come from the catalogue where it has them.
 */
export function regulationOf(graph: RouteGraph, catalogue: Names): RegulationPoint[] {
  const model = modelOf(graph)
  const met = [...reachable(model).keys()]
  const rank = (node: RouteNode) => (met.includes(node.id) ? met.indexOf(node.id) : met.length)
  const nodes = [...graph.nodes].sort((a, b) => rank(a) - rank(b))
  const inputs = model.starts.flatMap((start) => start.inputs)
  const numbers = new Map(nodes.map((node, at) => [node.id, at + 1]))
  return nodes.map((node, at) => ({
    number: at + 1,
    node: node.id,
    title: titleOf(node),
    text: deedOf(node, catalogue, inputs),
    ways: model.out(node.id).map((edge) => ({ outcome: edge.outcome, text: wayOf(node, edge, numbers) })),
  }))
}

/** The regulation as plain text in one language, for print and for the clipboard. */
export function regulationText(points: readonly RegulationPoint[], locale: 'ru' | 'en'): string {
  return points
    .map((point) => {
      const ways = point.ways.map((way) => `   – ${way.text[locale]}`)
      return [`${point.number}. ${stopped(point.title[locale])} ${point.text[locale]}`, ...ways].join('\n')
    })
    .join('\n')
}

function wayOf(node: RouteNode, edge: RouteEdge, numbers: ReadonlyMap<NodeId, number>): Sentence {
  const to = numbers.get(edge.to) ?? 0
  const rounds =
    edge.maxRounds === undefined
      ? say('', '')
      : say(`, не больше ${edge.maxRounds} раз`, `, at most ${edge.maxRounds} times`)
  const when = whenOf(node, edge)
  return say(`${when.ru} — пункт ${to}${rounds.ru}.`, `${when.en}: point ${to}${rounds.en}.`)
}

function whenOf(node: RouteNode, edge: RouteEdge): Sentence {
  switch (edge.outcome) {
    case 'next':
      return say('Далее', 'Then')
    case 'done':
      return say('По завершении', 'When done')
    case 'declined':
      return say('При отказе', 'If declined')
    case 'expired':
      return say('Если срок истёк', 'If the deadline passes')
    case 'else':
      return say('Иначе', 'Otherwise')
    default: {
      const title = outcomeTitle(node, edge.outcome)
      if (node.kind === 'fork') return say(`Ветка «${title.ru}»`, `Branch “${title.en}”`)
      return say(`Если «${title.ru}»`, `If “${title.en}”`)
    }
  }
}
