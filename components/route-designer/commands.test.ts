import { expect, test } from 'vitest'
import { chordText, commandOf, commands, keysOf } from './commands.ts'

const none = { key: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

test('no key means two commands, no command is told twice', () => {
  const chords = commands.flatMap((command) => command.chords ?? []).map(chordText)
  expect(chords.filter((chord, at) => chords.indexOf(chord) !== at)).toEqual([])
  expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length)
})

test('a key is its place on the keyboard with exactly its modifiers', () => {
  expect(commandOf({ ...none, code: 'KeyZ', ctrlKey: true })?.id).toBe('undo')
  expect(commandOf({ ...none, code: 'KeyZ', metaKey: true, shiftKey: true })?.id).toBe('redo')
  expect(commandOf({ ...none, code: 'KeyZ' })).toBeUndefined()
  expect(commandOf({ ...none, code: 'Slash', shiftKey: true })?.id).toBe('help')
})

test('a sign is known wherever a country puts it', () => {
  expect(commandOf({ ...none, key: '/', code: 'Digit7', shiftKey: true })?.id).toBe('add')
  expect(commandOf({ ...none, key: '?', code: 'Minus', shiftKey: true })?.id).toBe('help')
  expect(commandOf({ ...none, key: '.', code: 'Slash' })?.id).toBe('add')
})

test('the clipboard is left to the browser', () => {
  expect(commandOf({ ...none, code: 'KeyC', ctrlKey: true })).toBeUndefined()
  expect(keysOf('copy')).toBe('Ctrl C')
})

test('keys are written as they are on the keyboard', () => {
  expect(['redo', 'help', 'add', 'go-left', 'fit', 'zoom-in'].map((id) => keysOf(id as 'redo'))).toEqual([
    'Ctrl Shift Z',
    '?',
    '/',
    'Alt ←',
    'Shift 1',
    '+',
  ])
})
