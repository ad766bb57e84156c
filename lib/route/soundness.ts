import type { NodeId, Outcome } from './graph.ts'
import { outcomesOf } from './graph.ts'
import type { RouteModel } from './model.ts'
import type { Run } from './walk.ts'

/**
 * Verdict over every run of the route, proved on its workflow net and not guessed by patterns. `trapped`: places from
 * which no end can be reached although each node has a way on. `improper`: ends reached while another branch still
 * works. `proved` is false when the net has more markings than are looked at; then nothing found is not a proof.
 */
export type Soundness = {
  trapped: { node: NodeId; run: Run }[]
  improper: { node: NodeId; run: Run }[]
  proved: boolean
}

/**
 * A marking: nodes that hold a token, sorted; a token that waits at a join is written `join<edge`. A node holds at
 * most one token, so a loop adds no markings: rounds are bounded by the edges' own maximum.
 */
type Marking = readonly string[]
type Seen = {
  marking: Marking
  from: string | null
  step: { node: NodeId; outcome: string } | null
  next: string[]
}

const keyOf = (marking: Marking) => marking.join('|')
const placeAt = (join: NodeId, edge: string) => `${join}<${edge}`

/** Plays the token game breadth first; `cap` bounds the markings looked at. A sequential route has one per node. */
export function soundness(model: RouteModel, cap = 5_000): Soundness {
  const start = model.starts[0]
  if (!start) return { trapped: [], improper: [], proved: true }
  const seen = new Map<string, Seen>([[start.id, { marking: [start.id], from: null, step: null, next: [] }]])
  const queue = [start.id as string]
  let proved = true
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    const here = seen.get(key)
    if (!here) continue
    for (const { marking, step } of moves(model, here.marking)) {
      const then = keyOf(marking)
      here.next.push(then)
      if (seen.has(then)) continue
      if (seen.size >= cap) {
        proved = false
        continue
      }
      seen.set(then, { marking, from: key, step, next: [] })
      queue.push(then)
    }
  }
  return { ...judge(model, seen), proved }
}

function moves(
  model: RouteModel,
  marking: Marking,
): { marking: Marking; step: { node: NodeId; outcome: string } }[] {
  if (marking.some((place) => model.nodes.get(place)?.kind === 'end')) return []
  const joins = new Set(
    marking.filter((place) => place.includes('<')).map((place) => place.slice(0, place.indexOf('<'))),
  )
  return [
    ...marking.flatMap((place) => {
      const node = model.nodes.get(place)
      if (!node) return []
      const rest = marking.filter((other) => other !== place)
      if (node.kind === 'fork') {
        const made = outcomesOf(node).map((outcome) => entering(model, place, outcome))
        if (made.some((token) => token === null)) return []
        return [{ marking: marked(rest, made), step: { node: place, outcome: 'next' } }]
      }
      return outcomesOf(node).flatMap((outcome) => {
        const token = entering(model, place, outcome)
        return token === null ? [] : [{ marking: marked(rest, [token]), step: { node: place, outcome } }]
      })
    }),
    ...[...joins].flatMap((id) => {
      const node = model.nodes.get(id)
      if (node?.kind !== 'join') return []
      const arrived = marking.filter((place) => place.startsWith(`${id}<`))
      const needed = node.wait === 'all' ? model.into(id).length : node.wait === 'any' ? 1 : node.wait
      const token = entering(model, id, 'next')
      if (arrived.length < needed || token === null) return []
      const rest = marking.filter((place) => !arrived.includes(place))
      return [{ marking: marked(rest, [token]), step: { node: id, outcome: 'next' } }]
    }),
  ]
}

function entering(model: RouteModel, from: NodeId, outcome: Outcome): string | null {
  const edge = model.edgeOf(from, outcome)
  if (!edge) return null
  return model.nodes.get(edge.to)?.kind === 'join' ? placeAt(edge.to, edge.id) : edge.to
}

const marked = (rest: Marking, tokens: (string | null)[]): Marking =>
  [...new Set([...rest, ...tokens.filter((token) => token !== null)])].sort()

function judge(model: RouteModel, seen: ReadonlyMap<string, Seen>) {
  const before = new Map<string, string[]>()
  for (const [key, { next }] of seen)
    for (const then of next) before.set(then, [...(before.get(then) ?? []), key])
  const ends = [...seen].filter(([, { marking }]) =>
    marking.some((place) => model.nodes.get(place)?.kind === 'end'),
  )
  const stops = [...seen].filter(([, { marking }]) => marking.some((place) => isBroken(model, place)))
  const hopeful = new Set([...ends, ...stops].map(([key]) => key))
  const queue = [...hopeful]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const earlier of before.get(key) ?? []) {
      if (hopeful.has(earlier)) continue
      hopeful.add(earlier)
      queue.push(earlier)
    }
  }
  const trapped = [...seen].find(([key]) => !hopeful.has(key))
  const improper = ends.find(([, { marking }]) => marking.length > 1)
  return {
    trapped: trapped ? [{ node: lastNode(seen, trapped[0]), run: runOf(seen, trapped[0]) }] : [],
    improper: improper ? [{ node: endIn(model, improper[1].marking), run: runOf(seen, improper[0]) }] : [],
  }
}

/** A run that stops for want of a connection: told by another rule, so it does not count against completion here. */
function isBroken(model: RouteModel, place: string): boolean {
  const node = model.nodes.get(place.split('<')[0] ?? place)
  if (!node) return false
  return outcomesOf(node).some(
    (outcome) => outcome !== 'declined' && outcome !== 'expired' && !model.edgeOf(node.id, outcome),
  )
}

const endIn = (model: RouteModel, marking: Marking): NodeId =>
  marking.find((place) => model.nodes.get(place)?.kind === 'end') ?? ''

function lastNode(seen: ReadonlyMap<string, Seen>, key: string): NodeId {
  const here = seen.get(key)
  const earlier = here?.from ? seen.get(here.from)?.marking : undefined
  const place = here?.marking.find((each) => !earlier?.includes(each)) ?? here?.marking[0] ?? ''
  return place.split('<')[0] ?? place
}

function runOf(seen: ReadonlyMap<string, Seen>, key: string): Run {
  const run: Run = []
  for (let at: string | null = key; at !== null; at = seen.get(at)?.from ?? null) {
    const step = seen.get(at)?.step
    if (step) run.unshift(step)
  }
  return run
}
