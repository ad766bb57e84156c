import type { Pass } from './draft.ts'
import { explain } from './explain.ts'
import { placesOf } from './place.ts'
import type { TestRun } from './test-run.ts'

/**
 * What must hold of a trail after every decision: a run leaves only nodes that it came to, not before it came there, and
 * stands where the trail led, or where a person has put it on another version. Somewhere is trouble exactly when a person has to do something.
 */
export function checkTrail(run: TestRun, fresh: readonly Pass[]): void {
  const { state, passes, put } = run
  const { plan } = run.world
  const before = passes.slice(0, passes.length - fresh.length)
  const come = new Set([plan.entry, ...put, ...before.map(({ to }) => to)])
  for (const { node, to, since, at, round } of fresh) {
    if (!come.has(node)) throw new Error(`the run left ${node} and never came there`)
    if (since > at) throw new Error(`the run left ${node} before it came there`)
    if (round > state.round) throw new Error(`${node} was left in a later round`)
    come.add(to)
  }
  const places = placesOf(plan, state)
  const strange = places.filter(({ node }) => !come.has(node))
  if (strange.length > 0) throw new Error(`no trail leads to ${strange.map(({ node }) => node).join()}`)
  const stuck = state.phase !== 'over' && explain(plan, state, 'UTC').mood === 'stuck'
  if (places.some(({ problemAt }) => problemAt !== null) !== stuck)
    throw new Error('what is stuck is stuck somewhere')
}
