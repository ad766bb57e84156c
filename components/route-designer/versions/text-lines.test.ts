import { expect, test } from 'vitest'
import { textBlocks } from './text-lines.ts'

const text = (...lines: (string | number)[]) => `${lines.join('\n')}\n`
const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

test('equal texts are one folded block', () => {
  expect(textBlocks(text(...ten), text(...ten))).toMatchObject([{ folded: true, lines: { length: 10 } }])
})

test('a changed line is shown as it was and as it is, with its neighbours', () => {
  const blocks = textBlocks(text(...ten), text(1, 2, 3, 4, 'five', 6, 7, 8, 9, 10))
  expect(blocks.map(({ folded, lines }) => [folded, lines.length])).toEqual([
    [false, 1],
    [false, 8],
    [true, 2],
  ])
  expect(blocks[1]?.lines.filter((line) => line.kind !== 'same')).toEqual([
    { kind: 'removed', was: 5, is: null, text: '5' },
    { kind: 'added', was: null, is: 5, text: 'five' },
  ])
})

test('lines keep their own numbers in each text', () => {
  const lines = textBlocks(text('a', 'b'), text('new', 'a', 'b')).flatMap((block) => block.lines)
  expect(lines.map(({ was, is, text: line }) => [was, is, line])).toEqual([
    [null, 1, 'new'],
    [1, 2, 'a'],
    [2, 3, 'b'],
  ])
})
