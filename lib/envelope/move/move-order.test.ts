import { describe, expect, test } from 'vitest'
import { node } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { placesOf } from '../place.ts'
import { TestRun, worldOf } from '../test-run.ts'
import { asked, contact, fork, judged, line, started, version5, wait } from './test-move.ts'

describe('an order at the provider', () => {
  const one = node('sign', 'a')
  const before = line([one, node('approve', 'b')])

  test('goes on where only what comes after it has changed, and is asked for once', () => {
    const run = started(before)
    expect(judged(run, line([one, node('approve', 'c'), wait('w', 1)]))).toEqual(['moves'])
    expect(run.events.at(-1)?.text.ru).toBe('Перенесён с версии 1 на версию 5: Anna.')
    run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
    expect([run.at, asked(run)]).toEqual(['c', ['r1.a.a1.submit-leg', 'r1.c.a1001.submit-leg']])
  })

  test.each<[string, RouteGraph, string]>([
    [
      'other participants',
      line([node('sign', 'a', { participants: [...contact] })]),
      'changes: participants.',
    ],
    ['another kind', line([node('sign', 'a', { signature: 'UNEP' })]), 'changes: signature kind.'],
    ['no such step', line([node('sign', 'x')]), 'has no such step in this place.'],
    [
      'another connection',
      line([
        node('approve', 'x'),
        node('sign', 'a', { connection: { by: 'connection', connectionId: 'c-edi' }, signature: 'UNEP' }),
      ]),
      'has another connection.',
    ],
    ['a fork around it', fork({ nodes: [] }), 'has no such step in this place.'],
  ])('stays with %s', (_, after, reason) => {
    const run = started(before)
    const state = run.state
    const [is, why] = judged(run, after)
    expect([is, why?.endsWith(reason)]).toEqual(['stays', true])
    expect(run.state).toBe(state)
  })

  test('of two steps stays where they are cut into two orders', () => {
    const run = started(line([one, node('sign', 'b')]))
    expect(judged(run, line([one, node('approve', 'x'), node('sign', 'b')]))).toEqual([
      'stays',
      'Mail has one order: “Signing”, “Signing”. In the new version that is not one order.',
    ])
  })

  test('of one step goes on as the beginning of a longer leg: the rest becomes an order of its own', () => {
    const run = started(line([one]))
    const [is, told] = judged(run, line([one, node('sign', 'b', { title: 'Client' })]))
    expect([is, told]).toEqual([
      'moves',
      'The provider’s order is without “Client”: that becomes an order of its own.',
    ])
    run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
    expect(run.at).toBe('b')
    run.see(run.acted('b', 'b', 1, 'done', 'completed')).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'completed' })
  })

  test('that begins in the middle of a leg is told and shown step by step, as any other', () => {
    const mail = { by: 'connection', connectionId: 'c-mail' } as const
    const run = started(line([one]))
    const longer = line([one, node('approve', 'b', { connection: mail }), node('sign', 'c')])
    expect(judged(run, longer)[0]).toBe('moves')
    run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
    const places = () => placesOf(run.world.plan, run.state).map((place) => place.node)
    expect([run.at, places()]).toEqual(['b', ['b']])
    run.see(run.acted('b', 'b', 1, 'done', 'partially_signed'))
    expect(run.events.findLast(({ kind }) => kind === 'person')?.text.en).toMatch(/ has approved\.$/)
    expect([run.at, places()]).toEqual(['b', ['c']])
    run.see(run.acted('b', 'c', 1, 'done', 'completed')).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'completed' })
  })

  test('keeps what was done in it, whoever was to do it', () => {
    const run = started(line([one, node('sign', 'b')]))
    run.see(run.acted('a', 'a', 1, 'done', 'partially_signed'))
    const after = line([node('sign', 'a', { participants: [...contact] }), node('sign', 'b')])
    expect(judged(run, after)[0]).toBe('moves')
    run.see(run.acted('a', 'b', 1, 'done', 'completed')).settle()
    expect(run.state.status).toBe('completed')
  })

  test('that is being handed over is waited for where the new version has another', () => {
    const run = new TestRun(worldOf(before)).settle((deed) => deed.do === 'submit-leg')
    const verdict = run.move(version5(line([node('sign', 'a', { participants: [...contact] })])))
    expect(verdict).toMatchObject({ is: 'stays', later: true })
    expect(judged(run, line([one, wait('w', 1)]))).toEqual(['moves'])
    expect(run.settle().state.legs.a?.externalId).toBe('x-r1.a.a1.submit-leg')
  })

  test('that was signed and annulled afterwards is known, though the new version has no such step', () => {
    const run = started(line([one, wait('w', 9)]))
    run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
    expect(judged(run, line([wait('w', 9), node('sign', 'z')]))[0]).toBe('moves')
    run.sleep({ hours: 10 }).see({ seen: 'waited', node: 'w', round: 1, moves: 1 }).settle()
    expect(run.state.status).toBe('partially_signed')
    run.see({ seen: 'leg', leg: 'a', told: run.told('a', 'revoked') })
    expect(run.state.legs.a?.status).toBe('revoked')
  })
})
