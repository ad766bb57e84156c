import { parseDocument, stringify } from 'yaml'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { RouteEdge, RouteGraph, RouteNode } from './graph.ts'
import { outcomesOf } from './graph.ts'
import { edgeIdOf } from './model.ts'
import { parseGraph } from './schema.ts'

const heading = [
  ' Signing route of Inkroute, text form.',
  ' Each node says under `ways` where its outcomes lead; `maxRounds` bounds a way back.',
  ' `position` is only the place on the canvas.',
].join('\n#')

/**
 * Writes the route as YAML: one text for one route, whatever the order of its edges and keys, so that a diff shows
 * what was changed and nothing else. `parseText` reads it back.
 */
export function toText(graph: RouteGraph): string {
  const nodes = graph.nodes.map((node) => {
    const { id, kind, title, note, position, ...rest } = node
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
  return `#${heading}\n${stringify({ schema: graph.schema, nodes }, { lineWidth: 100, aliasDuplicateObjects: false })}`
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
  const nodes = form.nodes.map((node: unknown) => {
    if (!isRecord(node) || !isRecord(node.ways)) return node
    const { ways, ...rest } = node
    for (const [outcome, way] of Object.entries(ways)) {
      const id = `${String(node.id)}.${outcome}`
      edges.push({ id, from: node.id, outcome, ...(isRecord(way) ? way : { to: way }) })
    }
    return rest
  })
  return parseGraph({ ...form, nodes, edges: [...edges, ...(Array.isArray(form.edges) ? form.edges : [])] })
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
