import { edge, forked, node, route } from '#lib/route/example.ts'
import type { RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { TestRun, worldOf } from '../test-run.ts'
import type { MoveVerdict } from './verdict.ts'

/** start → document → the given nodes → end; steps are refused to an end of their own. */
export function line(nodes: RouteNode[], edges: RouteEdge[] = []): RouteGraph {
  const drawn = route(nodes, edges)
  const refused = nodes.flatMap((one) => ('participants' in one ? [edge(one.id, 'declined', 'no')] : []))
  const given = new Set(drawn.edges.map(({ id }) => id))
  return {
    ...drawn,
    nodes: [...drawn.nodes, node('end', 'no', { outcome: 'declined' })],
    edges: [...drawn.edges, ...refused.filter(({ id }) => !given.has(id))],
  }
}

export const fork = (changed: Parameters<typeof forked>[0] = {}): RouteGraph => {
  const drawn = forked(changed)
  const steps = drawn.nodes.filter((one) => 'participants' in one)
  const refused = steps.map(({ id }) => edge(id, 'declined', 'no'))
  return {
    ...drawn,
    nodes: [...drawn.nodes, node('end', 'no', { outcome: 'declined' })],
    edges: [...drawn.edges, ...refused],
  }
}

export const started = (graph: RouteGraph) => new TestRun(worldOf(graph)).settle()
export const version5 = (graph: RouteGraph) => worldOf(graph, { route: { name: 'Example', version: 5 } })
export const said = (verdict: MoveVerdict): string[] =>
  verdict.is === 'stays'
    ? [verdict.why.en]
    : verdict.is === 'moves'
      ? verdict.notes.map(({ en }) => en)
      : verdict.questions.map(
          ({ text, options }) => `${text.en} ${options.map((one) => one.text.en).join(' | ')}`,
        )
export const judged = (run: TestRun, graph: RouteGraph): [MoveVerdict['is'], ...string[]] => {
  const verdict = run.move(version5(graph))
  return [verdict.is, ...said(verdict)]
}
export const contact = [{ from: 'contact', index: 1 }] as const
export const wait = (id: string, hours: number) =>
  node('wait', id, { until: { by: 'duration', duration: { value: hours, unit: 'hours' } } })
export const timeline = (id: string, text: string, title = '') =>
  node('action', id, { title, action: 'timeline', settings: { text } })
export const asked = (run: TestRun) =>
  [...run.deeds].flatMap(([key, deed]) => (deed.do === 'submit-leg' ? [key] : []))
