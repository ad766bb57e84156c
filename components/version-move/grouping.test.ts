import { expect, test } from 'vitest'
import type { MoveAnswers, MoveLine, MoveVerdict } from '#lib/envelope/move/verdict.ts'
import { say } from '#lib/sentence.ts'
import { groupsOf, ordersOf } from './grouping.ts'

const line = (id: string, verdict: MoveVerdict): MoveLine => ({
  ...{ id, title: id, from: 1, reason: say('', ''), verdict },
  item: { entityTypeId: 2, id: '1' },
})
const question = (id: string) => ({ id, text: say('?', '?'), options: [{ id: 'x', text: say('x', 'x') }] })
const groups = groupsOf([
  line('a', { is: 'moves', notes: [] }),
  line('b', { is: 'decision', questions: [question('q')], notes: [] }),
  line('c', { is: 'stays', why: say('п', 'r'), later: false }),
  line('d', { is: 'decision', questions: [question('q')], notes: [say('н', 'n')] }),
  line('e', { is: 'decision', questions: [question('other')], notes: [] }),
  line('f', { is: 'moves', notes: [] }),
  line('g', { is: 'stays', why: say('п', 'r'), later: false }),
])

test('envelopes with the same question are decided together, those with the same reason told once', () => {
  const ids = (lines: MoveLine[]) => lines.map(({ id }) => id).join('')
  expect([
    ids(groups.moves),
    groups.asked.map(({ lines }) => ids(lines)),
    groups.staying.map(({ lines }) => ids(lines)),
  ]).toEqual(['af', ['bd', 'e'], ['cg']])
})

test('what is moved: the chosen, and those whose every question has one of its answers', () => {
  const [first, second] = groups.asked.map(({ key }) => key)
  const answers = new Map<string, MoveAnswers>([
    [first ?? '', { q: 'x' }],
    [second ?? '', { other: 'not offered' }],
  ])
  expect(ordersOf(groups, new Set(['f']), answers)).toEqual([
    { envelopeId: 'a', answers: {} },
    { envelopeId: 'b', answers: { q: 'x' } },
    { envelopeId: 'd', answers: { q: 'x' } },
  ])
})
