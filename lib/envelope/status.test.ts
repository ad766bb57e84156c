import { expect, test } from 'vitest'
import { advances, isFinal, statuses, transitions } from './status.ts'

test('no status follows itself and none leads back to where it came from', () => {
  for (const from of statuses) {
    expect(advances(from, from)).toBe(false)
    for (const next of transitions[from])
      expect([from, next, advances(next, from)]).toEqual([from, next, false])
  }
})

test('what may follow later may follow at once: news may be lost in between', () => {
  for (const from of statuses) {
    for (const next of transitions[from].filter((one) => one !== 'completed')) {
      for (const later of transitions[next])
        expect([from, later, advances(from, later)]).toEqual([from, later, true])
    }
  }
})

test('the only way out of a final status is the annulment of a completed one', () => {
  const out = statuses.filter(isFinal).flatMap((from) => transitions[from].map((next) => `${from} → ${next}`))
  expect(out).toEqual(['completed → revoked'])
  expect(statuses.filter((one) => !isFinal(one))).toEqual([
    'preparing',
    'submitted',
    'delivered',
    'viewed',
    'partially_signed',
  ])
})
