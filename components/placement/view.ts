import type { EnvelopeRow } from '#components/envelope/row.ts'
import type { Outcome } from '#components/form/outcome.ts'
import type { RouteInput } from '#lib/route/graph.ts'

export type SigningView = {
  /** Whether the form is open at first. */
  sending: boolean
  envelopes: EnvelopeLine[]
  routes: StartableRoute[]
  users: { id: string; name: string }[]
}

export type EnvelopeLine = Pick<
  EnvelopeRow,
  'id' | 'title' | 'status' | 'reason' | 'trouble' | 'changedAt'
> & {
  routeName: string
}

export type StartableRoute = {
  id: string
  name: string
  inputs: RouteInput[]
  /** What will be made, and who will act, in the reader's language; a title where its author gave one. */
  points: { title: string; text: string }[]
}

export type Send = (order: {
  routeId: string
  inputs: Record<string, string>
  once: string
}) => Promise<Outcome<{ id: string }>>
