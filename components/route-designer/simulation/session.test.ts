import { describe, expect, test } from 'vitest'
import { compile } from '#lib/route/compile.ts'
import { edge, exampleCatalogue, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Move } from '#lib/route/scenario.ts'
import { addTake, beginSession, goTo, hereIn, makeMove, nextMove, replayed, switchTake } from './session.ts'

function given(graph: RouteGraph) {
  const made = compile(graph, exampleCatalogue)
  if (!('plan' in made)) throw new Error(JSON.stringify(made.findings))
  return { plan: made.plan, at: '2026-02-02T09:00:00.000Z', locale: 'en' as const }
}

const graph = route(
  [node('sign', 'a'), node('sign', 'b')],
  [edge('a', 'declined', 'e'), edge('b', 'declined', 'e')],
)
const sign = (step: string): Move => ({ do: 'sign', step, person: 1 })
const decline = (step: string): Move => ({ do: 'decline', step, person: 1 })

describe('a rehearsal', () => {
  test('is played by its likeliest moves to the end', () => {
    let session = beginSession(given(graph))
    for (let move = nextMove(session); move; move = nextMove(session)) session = makeMove(session, move)
    expect([session.at, hereIn(session).state.status]).toEqual([2, 'completed'])
    expect(nextMove(session)).toBeUndefined()
  })

  test('goes back and forth without a trace; another move begins a take of its own', () => {
    const signed = makeMove(makeMove(beginSession(given(graph)), sign('a')), sign('b'))
    const back = goTo(signed, 1)
    expect([nextMove(back), hereIn(back).state.phase]).toEqual([sign('b'), 'running'])
    expect(makeMove(back, sign('b'))).toEqual(signed)
    const other = makeMove(back, decline('b'))
    expect([other.takes.length, other.current, hereIn(other).state.status]).toEqual([2, 1, 'declined'])
    expect(hereIn(switchTake(other, 0)).state.status).toBe('completed')
    const same = makeMove(goTo(switchTake(other, 0), 1), decline('b'))
    expect([same.takes.length, same.current]).toEqual([2, 1])
  })

  test('a move that is not possible changes nothing', () => {
    const session = beginSession(given(graph))
    expect(makeMove(session, sign('b'))).toBe(session)
    expect(goTo(session, 7).at).toBe(0)
  })

  test('begins with the moves of a scenario, as far as they are possible', () => {
    const session = beginSession(given(graph), [sign('a'), sign('c'), sign('b')])
    expect([session.at, hereIn(session).state.phase]).toEqual([1, 'running'])
    const added = addTake(session, [decline('a')])
    expect([added.current, hereIn(added).state.status]).toEqual([1, 'declined'])
  })

  test('is played anew when the route has changed, each take as far as it still goes', () => {
    const session = addTake(beginSession(given(graph), [sign('a'), sign('b')]), [decline('a')])
    const shorter = replayed(session, given(route([node('sign', 'a')], [edge('a', 'declined', 'e')])))
    expect(shorter.takes.map(({ moves }) => moves.length)).toEqual([1, 1])
    expect(shorter.at).toBe(1)
    expect(hereIn(switchTake(shorter, 0)).state.status).toBe('completed')
  })
})
