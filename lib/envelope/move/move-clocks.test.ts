import { describe, expect, test } from 'vitest'
import { edge, node } from '#lib/route/example.ts'
import { judged, line, started, version5, wait } from './test-move.ts'

describe('clocks', () => {
  const timed = (hours: number) => node('sign', 'a', { deadline: { value: hours, unit: 'hours' } })
  const expired = [edge('a', 'expired', 'no')]

  test('of the version before change nothing; those of the other are wound', () => {
    const run = started(line([timed(48)], expired))
    const [old] = run.timers
    expect(judged(run, line([timed(72)], expired))[0]).toBe('moves')
    const [, fresh] = run.timers
    expect([old?.at.slice(8, 10), fresh?.at.slice(8, 10)]).toEqual(['04', '05'])
    if (old && fresh) {
      const state = run.state
      expect(run.see(old.tells).state).toEqual(state)
      expect(run.see(fresh.tells).state.status).toBe('expired')
    }
  })

  test('that would be over at once are a person’s to decide', () => {
    const run = started(line([timed(48)], expired)).sleep({ hours: 20 })
    expect(judged(run, line([timed(10)], expired))).toEqual([
      'decision',
      'By the new version the deadline of “Signing” is over already (2026-02-02). Keep the present one: 2026-02-04 | Count anew from now',
    ])
    run.move(version5(line([timed(10)], expired)), { 'due:a': 'from-now' })
    expect(run.timers.at(-1)?.at.slice(0, 13)).toBe('2026-02-03T15')
  })

  test('of reminders go on with the next one, in the rhythm of the new version', () => {
    const reminded = (hours: number, most: number) =>
      line([node('sign', 'a', { reminders: { every: { value: hours, unit: 'hours' }, most } })])
    const run = started(reminded(5, 3))
    const [first] = run.timers
    if (first) run.see(first.tells).settle()
    run.move(version5(reminded(7, 2)))
    expect(run.timers.at(-1)?.tells).toEqual({
      seen: 'reminder',
      leg: 'a',
      step: 'a',
      round: 1,
      nth: 2,
      moves: 1,
    })
  })

  test.each<[string, number, string | null, string]>([
    ['a longer wait goes on', 50, null, 'w'],
    ['a wait that is over is a question', 5, null, 'decision'],
    ['and goes on at once when a person says so', 5, 'go-on', 'e'],
    ['or is counted from now', 5, 'from-now', 'w'],
  ])('%s', (_, hours, answer, at) => {
    const run = started(line([wait('w', 30)])).sleep({ hours: 10 })
    const verdict = run.move(version5(line([wait('w', hours)])), answer === null ? {} : { 'due:w': answer })
    expect(verdict.is === 'moves' ? run.at : verdict.is).toBe(at)
  })
})
