import { expect, test } from 'vitest'
import { type Renaming, type Row, renamed, withNewRow } from './renaming.ts'

/** Types a name as a person does; the rows are stored and read again after each letter. */
function typed(rows: readonly Row[], at: number, ...names: string[]) {
  let stored: Record<string, string> = Object.fromEntries(rows)
  let kept: Renaming | null = null
  for (const name of names) {
    const made = renamed(Object.entries(stored), { at, name })
    kept = 'kept' in made ? made.kept : null
    if ('rows' in made) stored = Object.fromEntries(made.rows)
  }
  return { rows: Object.entries(stored), kept }
}

const rows: Row[] = [
  ['Name', 'first'],
  ['', 'second'],
]

test('a name that begins with another row’s name is typed through it, and no template is lost', () => {
  expect(typed(rows, 1, 'N', 'Na', 'Nam', 'Name', 'NameF', 'NameFull')).toEqual({
    rows: [
      ['Name', 'first'],
      ['NameFull', 'second'],
    ],
    kept: null,
  })
})

test('a taken name is kept beside the rows, which stay as they were', () => {
  expect(typed(rows, 1, 'Nam', 'Name')).toEqual({
    rows: [
      ['Name', 'first'],
      ['Nam', 'second'],
    ],
    kept: { at: 1, name: 'Name' },
  })
})

test('a name that is deleted does not meet a row without one', () => {
  expect(typed(rows, 0, 'N', '')).toEqual({
    rows: [
      ['N', 'first'],
      ['', 'second'],
    ],
    kept: { at: 0, name: '' },
  })
})

test('a row without a name is added once', () => {
  expect(withNewRow(rows)).toEqual(rows)
  expect(withNewRow([['Name', 'first']])).toEqual([
    ['Name', 'first'],
    ['', ''],
  ])
})
