import fc from 'fast-check'
import { edge, exampleCatalogue, node } from '#lib/route/example.ts'
import type { NodeId, RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'

/** A piece of a route: what stands one after another, or side by side between a fork and its join. */
export type Piece =
  | { is: 'step'; act: 'approve' | 'sign'; refused: 'end' | 'document' | 'on'; deadline: boolean }
  | { is: 'wait'; until: 'time' | 'date' | 'field' }
  | { is: 'action'; does: 'timeline' | 'store-files' | 'notify' }
  | { is: 'condition'; holds: boolean }
  | { is: 'fork'; wait: 'all' | 'any' | 2; branches: Piece[][] }

const simple = fc.oneof(
  fc.record({
    is: fc.constant('step' as const),
    act: fc.constantFrom('approve' as const, 'sign' as const),
    refused: fc.constantFrom('end' as const, 'document' as const, 'on' as const),
    deadline: fc.boolean(),
  }),
  fc.record({
    is: fc.constant('wait' as const),
    until: fc.constantFrom('time' as const, 'date' as const, 'field' as const),
  }),
  fc.record({
    is: fc.constant('action' as const),
    does: fc.constantFrom('timeline' as const, 'store-files' as const, 'notify' as const),
  }),
  fc.record({ is: fc.constant('condition' as const), holds: fc.boolean() }),
)

const fork = (inner: fc.Arbitrary<Piece>) =>
  fc.record({
    is: fc.constant('fork' as const),
    wait: fc.constantFrom('all' as const, 'any' as const, 2 as const),
    branches: fc.array(fc.array(inner, { maxLength: 2 }), { minLength: 2, maxLength: 3 }),
  })

/** What a route is drawn of, forks in forks among it. */
export const pieces = fc.array(
  fc.oneof(simple, fork(fc.oneof({ weight: 3, arbitrary: simple }, fork(simple)))),
  {
    minLength: 1,
    maxLength: 3,
  },
)

/** Draws pieces between `from` and the node that follows them. */
class Drawing {
  readonly nodes: RouteNode[] = [node('start', 's'), node('document', 'd')]
  readonly edges: RouteEdge[] = [edge('s', 'next', 'd')]
  private count = 0

  /** @returns the node at which the pieces begin */
  line(list: Piece[], then: NodeId): NodeId {
    return list.reduceRight((next, piece) => this.piece(piece, next), then)
  }

  private piece(piece: Piece, next: NodeId): NodeId {
    this.count += 1
    const id = `n${this.count}`
    switch (piece.is) {
      case 'step': {
        const deadline = piece.deadline ? { deadline: { value: 1, unit: 'days' as const } } : {}
        this.nodes.push(node(piece.act, id, deadline))
        const refused = { end: edge(id, 'declined', 'no'), on: edge(id, 'declined', next) }
        const back = edge(id, 'declined', 'd', 2)
        this.edges.push(edge(id, 'done', next), piece.refused === 'document' ? back : refused[piece.refused])
        if (piece.deadline) this.edges.push(edge(id, 'expired', 'no'))
        return id
      }
      case 'wait': {
        const until = {
          time: { by: 'duration', duration: { value: 30, unit: 'hours' } },
          date: { by: 'date-field', field: 'UF_DATE' },
          field: { by: 'field-filled', field: 'UF_WORD' },
        } as const
        this.nodes.push(node('wait', id, { until: until[piece.until] }))
        break
      }
      case 'action': {
        const settings = {
          timeline: { text: '{{document}}' },
          notify: { to: ['responsible', 'head'], text: '{{status}}' },
          'store-files': { which: 'all' },
        }
        this.nodes.push(node('action', id, { action: piece.does, settings: settings[piece.does] }))
        break
      }
      case 'condition': {
        const all = [
          { left: { of: 'field', field: 'opportunity' }, op: 'greater', right: piece.holds ? '1' : '9999' },
        ] as const
        this.nodes.push(node('condition', id, { branches: [{ id: 'b1', label: 'much', all: [...all] }] }))
        this.edges.push(edge(id, 'branch:b1', next), edge(id, 'else', next))
        return id
      }
      case 'fork': {
        const join = `${id}j`
        const branches = piece.branches.map((_, at) => ({ id: `b${at}`, label: '' }))
        this.nodes.push(node('fork', id, { branches }), node('join', join, { wait: piece.wait }))
        this.edges.push(edge(join, 'next', next))
        for (const [at, list] of piece.branches.entries())
          this.edges.push(edge(id, `branch:b${at}`, this.line(list, join)))
        return id
      }
    }
    this.edges.push(edge(id, 'next', next))
    return id
  }
}

/** A whole route of pieces: start, document, the pieces, two ends. */
export function drawn(list: Piece[]): RouteGraph {
  const drawing = new Drawing()
  const first = drawing.line(list, 'e')
  const ends = [node('end', 'e'), node('end', 'no', { outcome: 'declined' })]
  return {
    schema: 1,
    nodes: [...drawing.nodes, ...ends],
    edges: [...drawing.edges, edge('d', 'next', first)],
  }
}

/** What the portal has for them. */
export const drawnCatalogue = {
  ...exampleCatalogue,
  fields: [
    ...(exampleCatalogue.fields ?? []),
    ...['UF_DATE', 'UF_WORD'].map((name) => ({
      name,
      entityTypeId: 2,
      title: name,
      type: 'string',
      multiple: false,
    })),
  ],
}

/** Routes with steps, waits, actions, conditions and forks in one another. */
export const drawnRoute = pieces.map(drawn)
