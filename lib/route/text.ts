import { Document, isMap, isSeq, parseDocument } from 'yaml'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { type Beside, type BesideList, besideLists, listOf } from './beside.ts'
import type { RouteEdge, RouteGraph, RouteNode } from './graph.ts'
import { outcomesOf } from './graph.ts'
import { edgeIdOf } from './model.ts'
import type { Move, Scenario } from './scenario.ts'
import { parseGraph } from './schema.ts'
import {
  type Comments,
  commentLines,
  commentsOf,
  headingOf,
  outerComments,
  writeComments,
  writeHeading,
} from './text-comment.ts'

const heading = [
  ' Signing route of Inkroute, text form.',
  ' Each node says under `ways` where its outcomes lead; `maxRounds` bounds a way back.',
  ' `position` is only the place on the canvas.',
].join('\n#')

/**
 * Writes the route as YAML: one text for one route, whatever the order of its edges and keys, so that a diff shows
 * what was changed and nothing else. `parseText` reads it back, comments included.
 */
export function toText(graph: RouteGraph): string {
  const nodes = graph.nodes.map((node) => {
    const { id, kind, title, note, position, comments: _, ...rest } = node
    const ways = Object.fromEntries(
      outcomesOf(node).flatMap((outcome) => {
        const edge = graph.edges.find((each) => each.from === id && each.outcome === outcome)
        return edge ? [[outcome, wayOf(edge)]] : []
      }),
    )
    return {
      id,
      kind,
      title,
      ...(note === undefined ? {} : { note }),
      ...sorted(rest),
      position,
      ...(Object.keys(ways).length > 0 ? { ways } : {}),
    }
  })
  const beside = Object.fromEntries(
    besideLists.flatMap((list) => {
      const entries: readonly Beside[BesideList][] = listOf(graph, list)
      return entries.length > 0 ? [[list, entries.map(besideForm)]] : []
    }),
  )
  const written = new Document({ schema: graph.schema, nodes, ...beside }, { aliasDuplicateObjects: false })
  writeListComments(written, 'nodes', graph.nodes)
  for (const list of besideLists) writeListComments(written, list, listOf(graph, list))
  const said = (place: '^' | '$') => graph.nodes.flatMap(({ comments }) => comments?.[place] ?? []).join('\n')
  const [head, foot] = [said('^'), said('$')]
  const body = written.toString({ lineWidth: 100 })
  return `#${heading}\n${head && commentLines(head)}${body}${foot && commentLines(foot)}`
}

/** Who it is comes first, then the rest by name; a rehearsal reads as it goes: from what it begins with to its end. */
function besideForm({ comments: _, ...it }: Beside[BesideList]): unknown {
  if (!('moves' in it)) {
    const { id, ...rest } = it
    return { id, ...sorted(rest) }
  }
  const { id, name, inputs, fields, counterparty, moves, expect } = it
  const begin = Object.entries({ inputs, fields, counterparty }).flatMap(([key, given]) =>
    given === undefined ? [] : [[key, sorted(given)]],
  )
  return { id, name, ...Object.fromEntries(begin), moves: moves.map(moveForm), expect: expectForm(expect) }
}

const moveForm = ({ do: act, ...rest }: Move): unknown => ({ do: act, ...sorted(rest) })

const expectForm = ({ outcome, passes }: Scenario['expect']): unknown => ({
  outcome,
  ...(passes ? { passes } : {}),
})

function writeListComments(
  written: Document,
  key: 'nodes' | BesideList,
  entries: readonly { comments?: Comments }[],
): void {
  const list = written.get(key)
  entries.forEach(({ comments = {} }, index) => {
    const map = isSeq(list) ? list.items[index] : null
    if (isMap(map)) writeComments(map, comments)
    if (index === 0 && key !== 'nodes' && comments['^']) writeHeading(written, key, comments['^'])
  })
}

function wayOf(edge: RouteEdge): unknown {
  const named = edge.id === edgeIdOf(edge.from, edge.outcome) ? {} : { id: edge.id }
  const { to, maxRounds } = edge
  if (maxRounds === undefined && edge.id === edgeIdOf(edge.from, edge.outcome)) return to
  return { to, ...(maxRounds === undefined ? {} : { maxRounds }), ...named }
}

function sorted<T>(value: T): T {
  if (Array.isArray(value)) return value.map(sorted) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    entries.filter(([, each]) => each !== undefined).map(([key, each]) => [key, sorted(each)]),
  ) as T
}

/** Reads the text form. Throws Refused 422 that names the line, or the places as `parseGraph` does. */
export function parseText(text: string): RouteGraph {
  const read = parseDocument(text, { prettyErrors: true })
  const [wrong] = read.errors
  if (wrong) {
    const line = wrong.linePos?.[0].line ?? 1
    throw new Refused(422, {
      code: 'route-text-unreadable',
      text: say(`Строка ${line}: это не YAML (${wrong.code}).`, `Line ${line} is not YAML (${wrong.code}).`),
      cure: say('Исправьте строку и повторите.', 'Correct the line and try again.'),
    })
  }
  const form: unknown = read.toJS({ maxAliasCount: 50 })
  if (!isRecord(form) || !Array.isArray(form.nodes)) return parseGraph(form)
  const edges: unknown[] = []
  const comments = commentsByNode(read, form.nodes.length)
  const nodes = form.nodes.map((given: unknown, index) => {
    if (!isRecord(given)) return given
    const node = comments[index] ? { ...given, comments: comments[index] } : given
    if (!isRecord(node.ways)) return node
    const { ways, ...rest } = node
    for (const [outcome, way] of Object.entries(ways)) {
      const id = `${String(node.id)}.${outcome}`
      edges.push({ id, from: node.id, outcome, ...(isRecord(way) ? way : { to: way }) })
    }
    return rest
  })
  const beside = Object.fromEntries(besideLists.flatMap((list) => readBeside(read, list, form[list])))
  const all = [...edges, ...(Array.isArray(form.edges) ? form.edges : [])]
  return parseGraph({ ...form, nodes, edges: all, ...beside })
}

/** One of the lists beside the nodes, with its comments; what is no list is left for the reader of graphs to refuse. */
function readBeside(read: Document, list: BesideList, given: unknown): [string, unknown][] {
  if (!Array.isArray(given)) return []
  const seq = read.get(list)
  const items = isSeq(seq) ? seq.items : []
  const heading = headingOf(read, list)
  const entries = given.map((entry: unknown, index) => {
    const item = items[index]
    if (!isRecord(entry)) return entry
    const before = isSeq(seq) && index === 0 ? seq.commentBefore : null
    const found: Comments = isMap(item) ? commentsOf(item, before) : {}
    if (index === 0 && heading !== '') found['^'] = heading
    return Object.keys(found).length > 0 ? { ...entry, comments: found } : entry
  })
  return [[list, entries]]
}

/** What is said outside of the nodes is kept with the first and the last of them. */
function commentsByNode(read: Document, count: number): (Comments | undefined)[] {
  const list = read.get('nodes')
  const items = isSeq(list) ? list.items : []
  const { head, foot } = outerComments(read, heading.replaceAll('\n#', '\n'))
  return items.map((item, index) => {
    const before = isSeq(list) && index === 0 ? list.commentBefore : null
    const found: Comments = isMap(item) ? commentsOf(item, before) : {}
    if (head !== '' && index === 0) found['^'] = head
    if (foot !== '' && index === count - 1) found.$ = foot
    return Object.keys(found).length > 0 ? found : undefined
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The graph with its edges in the order in which the text form writes them. */
export function canonical(graph: RouteGraph): RouteGraph {
  const rank = (edge: RouteEdge): number => {
    const at = graph.nodes.findIndex((node) => node.id === edge.from)
    const node: RouteNode | undefined = graph.nodes[at]
    return at * 100 + (node ? outcomesOf(node).indexOf(edge.outcome) : 0)
  }
  return { ...graph, edges: [...graph.edges].sort((a, b) => rank(a) - rank(b)) }
}
