import { type Sentence, say } from '#lib/sentence.ts'
import { besideName } from './beside.ts'
import type { Catalogue } from './catalogue.ts'
import { type BesideChange, diffRoutes, type EdgeChange, type NodeChange } from './diff.ts'
import { type FieldChange, fieldChanges } from './field-changes.ts'
import type { NodeId, Outcome, RouteEdge, RouteGraph, RouteNode } from './graph.ts'
import { outcomesOf } from './graph.ts'
import { kindTitles, outcomeTitle, quoted } from './titles.ts'

/** One change of a route in words, and where it is to be seen. */
export type ListedChange = {
  change: 'added' | 'removed' | 'changed' | 'moved'
  /** The nodes and, for a way, the outcome that it is about. */
  nodes: NodeId[]
  outcome?: Outcome
  text: Sentence
  /** What exactly has changed in a node, or where a new one leads. */
  details: FieldChange[]
}

/**
 * The differences of two routes in words, nodes first. Ways that come or go with their node are told with it; that
 * nodes were only moved is one line near the end. Empty when the routes are equal.
 */
export function changeList(before: RouteGraph, after: RouteGraph, catalogue: Catalogue): ListedChange[] {
  const { nodes, edges, moved, beside } = diffRoutes(before, after)
  const was = new Map(before.nodes.map((node) => [node.id, node]))
  const is = new Map(after.nodes.map((node) => [node.id, node]))
  const listed = nodes.map((change) => nodeChange(change, after, catalogue))
  const ways = edges.flatMap((change) => {
    const from = is.get(change.from)
    if (!from || !was.has(change.from)) return []
    const leaves = outcomesOf(from).includes(change.outcome)
    return leaves ? [edgeChange(change, from, (id) => is.get(id) ?? was.get(id))] : []
  })
  const places = moved.length > 0 ? [movedChange(moved)] : []
  return [...listed, ...ways, ...places, ...beside.map((change) => besideChange(change, is))]
}

const besideVerbs = {
  added: {
    groups: say('Добавлена группа', 'added'),
    notes: say('Добавлена заметка', 'added'),
    scenarios: say('Добавлен сценарий', 'added'),
  },
  removed: {
    groups: say('Удалена группа', 'deleted'),
    notes: say('Удалена заметка', 'deleted'),
    scenarios: say('Удалён сценарий', 'deleted'),
  },
  changed: {
    groups: say('Изменена группа', 'changed'),
    notes: say('Изменена заметка', 'changed'),
    scenarios: say('Изменён сценарий', 'changed'),
  },
} as const
const besideNouns = { groups: 'Group', notes: 'Note', scenarios: 'Scenario' } as const

function besideChange(
  { change, list, it }: BesideChange,
  present: ReadonlyMap<NodeId, unknown>,
): ListedChange {
  const name = besideName(it)
  const verb = besideVerbs[change][list]
  const nodes = 'nodes' in it ? it.nodes.filter((id) => present.has(id)) : []
  return {
    change,
    nodes,
    text: say(`${verb.ru} «${name}»`, `${besideNouns[list]} “${name}” ${verb.en}`),
    details: [],
  }
}

function nodeChange(change: NodeChange, after: RouteGraph, catalogue: Catalogue): ListedChange {
  const node = change.change === 'removed' ? change.before : change.after
  const name = quoted(node)
  const kind = node.title.trim() === '' ? say('', '') : lowered(kindTitles[node.kind])
  const called = kind.ru ? say(`${name.ru} (${kind.ru})`, `${name.en} (${kind.en})`) : name
  const base = { change: change.change, nodes: [change.id] }
  switch (change.change) {
    case 'added': {
      const out = after.edges.filter((edge) => edge.from === node.id)
      const details = out.map((edge) => leadsTo(node, edge, after))
      return { ...base, text: say(`Добавлен узел ${called.ru}`, `Node ${called.en} added`), details }
    }
    case 'removed':
      return { ...base, text: say(`Удалён узел ${called.ru}`, `Node ${called.en} deleted`), details: [] }
    case 'changed':
      return {
        ...base,
        text: say(`Изменён узел ${name.ru}`, `Node ${name.en} changed`),
        details: fieldChanges(change.before, change.after, change.fields, catalogue),
      }
  }
}

function leadsTo(node: RouteNode, edge: RouteEdge, graph: RouteGraph): FieldChange {
  const to = graph.nodes.find((each) => each.id === edge.to)
  const name = to ? quoted(to) : say(edge.to, edge.to)
  return { what: outcomeTitle(node, edge.outcome), before: null, after: name }
}

function edgeChange(
  change: EdgeChange,
  from: RouteNode,
  nodeOf: (id: NodeId) => RouteNode | undefined,
): ListedChange {
  const way = quotedWay(from, change.outcome)
  const name = (id: NodeId) => {
    const node = nodeOf(id)
    return node ? quoted(node) : say(id, id)
  }
  const base = { change: change.change, outcome: change.outcome, details: [] }
  switch (change.change) {
    case 'added': {
      const to = name(change.after.to)
      const text = say(`${way.ru} теперь ведёт в ${to.ru}`, `${way.en} now leads to ${to.en}`)
      return { ...base, nodes: [change.from, change.after.to], text }
    }
    case 'removed': {
      const text = say(`${way.ru} больше никуда не ведёт`, `${way.en} no longer leads anywhere`)
      return { ...base, nodes: [change.from], text }
    }
    case 'changed': {
      const nodes = [change.from, change.after.to]
      if (change.before.to === change.after.to) {
        const [was, is] = [roundsOf(change.before), roundsOf(change.after)]
        const text = say(
          `${way.ru}: кругов ${is.ru}, было ${was.ru}`,
          `${way.en}: rounds ${is.en}, was ${was.en}`,
        )
        return { ...base, nodes, text }
      }
      const [was, is] = [name(change.before.to), name(change.after.to)]
      const text = say(
        `${way.ru} ведёт в ${is.ru} вместо ${was.ru}`,
        `${way.en} leads to ${is.en} instead of ${was.en}`,
      )
      return { ...base, nodes, text }
    }
  }
}

function quotedWay(from: RouteNode, outcome: Outcome): Sentence {
  const title = outcomeTitle(from, outcome)
  const name = quoted(from)
  return say(`Выход «${title.ru}» узла ${name.ru}`, `“${title.en}” of ${name.en}`)
}

const roundsOf = ({ maxRounds }: RouteEdge): Sentence =>
  maxRounds === undefined ? say('без ограничения', 'unbounded') : say(String(maxRounds), String(maxRounds))

const movedChange = (nodes: NodeId[]): ListedChange => ({
  change: 'moved',
  nodes,
  text: say(`Передвинуто на схеме узлов: ${nodes.length}`, `Nodes moved on the diagram: ${nodes.length}`),
  details: [],
})

const lowered = (title: Sentence): Sentence => say(title.ru.toLocaleLowerCase('ru'), title.en.toLowerCase())
