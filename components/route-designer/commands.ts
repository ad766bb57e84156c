import type { Alignment, Axis } from './arrangement.ts'
import type { Direction } from './neighbour.ts'

/** A key by its place on the keyboard, so that it works in the Cyrillic layout too. `Ctrl` is ⌘ on a Mac. */
export type Chord = { code: string; ctrl?: true; shift?: true; alt?: true }

export type CommandId =
  | 'add'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'duplicate'
  | 'remove'
  | 'note'
  | 'group'
  | 'ungroup'
  | 'remove-group'
  | 'select-all'
  | 'clear'
  | `go-${Direction}`
  | 'properties'
  | 'outline'
  | 'find'
  | 'fit'
  | 'zoom-in'
  | 'zoom-out'
  | 'minimap'
  | 'layout'
  | `align-${Alignment}`
  | `distribute-${Axis}`
  | 'findings'
  | 'simulate'
  | 'versions'
  | 'fleet'
  | 'discard'
  | 'publish'
  | 'regulation'
  | 'text'
  | 'help'

export const commandGroups = ['edit', 'walk', 'view', 'arrange', 'route'] as const

export type Command = {
  id: CommandId
  group: (typeof commandGroups)[number]
  chords?: readonly Chord[]
  /** The browser does it by an event of its own; told in the help only. */
  native?: true
  /** Changes the draft: not there for those who only read. */
  edits?: true
  /** Needs so many selected nodes and notes. */
  things?: number
  /** Needs a selected node, a selected group, or any of both. */
  needs?: 'node' | 'group' | 'member'
}

const ctrl = (code: string): Chord => ({ code, ctrl: true })
const ctrlShift = (code: string): Chord => ({ code, ctrl: true, shift: true })
const alt = (code: string): Chord => ({ code, alt: true })
const altShift = (code: string): Chord => ({ code, alt: true, shift: true })
const shift = (code: string): Chord => ({ code, shift: true })

/** Everything that one can do in the designer, with its keys: the keyboard, the palette and the help read this. */
export const commands: readonly Command[] = [
  { id: 'add', group: 'edit', chords: [{ code: 'Slash' }], edits: true },
  { id: 'note', group: 'edit', chords: [{ code: 'KeyN' }], edits: true },
  { id: 'undo', group: 'edit', chords: [ctrl('KeyZ')], edits: true },
  { id: 'redo', group: 'edit', chords: [ctrlShift('KeyZ'), ctrl('KeyY')], edits: true },
  { id: 'copy', group: 'edit', chords: [ctrl('KeyC')], native: true },
  { id: 'cut', group: 'edit', chords: [ctrl('KeyX')], native: true, edits: true },
  { id: 'paste', group: 'edit', chords: [ctrl('KeyV')], native: true, edits: true },
  { id: 'duplicate', group: 'edit', chords: [ctrl('KeyD')], edits: true, things: 1 },
  { id: 'remove', group: 'edit', chords: [{ code: 'Delete' }, { code: 'Backspace' }], edits: true },
  { id: 'group', group: 'edit', chords: [ctrl('KeyG')], edits: true, needs: 'node' },
  { id: 'ungroup', group: 'edit', chords: [ctrlShift('KeyG')], edits: true, needs: 'member' },
  { id: 'remove-group', group: 'edit', edits: true, needs: 'group' },
  { id: 'select-all', group: 'walk', chords: [ctrl('KeyA')] },
  { id: 'clear', group: 'walk', chords: [{ code: 'Escape' }] },
  { id: 'go-right', group: 'walk', chords: [alt('ArrowRight')] },
  { id: 'go-left', group: 'walk', chords: [alt('ArrowLeft')] },
  { id: 'go-up', group: 'walk', chords: [alt('ArrowUp')] },
  { id: 'go-down', group: 'walk', chords: [alt('ArrowDown')] },
  { id: 'properties', group: 'walk', chords: [{ code: 'F2' }] },
  { id: 'outline', group: 'walk', chords: [{ code: 'F6' }] },
  { id: 'find', group: 'walk', chords: [ctrl('KeyF')] },
  { id: 'fit', group: 'view', chords: [shift('Digit1')] },
  { id: 'zoom-in', group: 'view', chords: [{ code: 'Equal' }, shift('Equal'), { code: 'NumpadAdd' }] },
  { id: 'zoom-out', group: 'view', chords: [{ code: 'Minus' }, { code: 'NumpadSubtract' }] },
  { id: 'minimap', group: 'view', chords: [shift('KeyM')] },
  { id: 'layout', group: 'arrange', chords: [shift('KeyL')], edits: true },
  { id: 'align-left', group: 'arrange', chords: [alt('KeyA')], edits: true, things: 2 },
  { id: 'align-centre', group: 'arrange', chords: [alt('KeyH')], edits: true, things: 2 },
  { id: 'align-right', group: 'arrange', chords: [alt('KeyD')], edits: true, things: 2 },
  { id: 'align-top', group: 'arrange', chords: [alt('KeyW')], edits: true, things: 2 },
  { id: 'align-middle', group: 'arrange', chords: [alt('KeyV')], edits: true, things: 2 },
  { id: 'align-bottom', group: 'arrange', chords: [alt('KeyS')], edits: true, things: 2 },
  { id: 'distribute-across', group: 'arrange', chords: [altShift('KeyH')], edits: true, things: 3 },
  { id: 'distribute-down', group: 'arrange', chords: [altShift('KeyV')], edits: true, things: 3 },
  { id: 'findings', group: 'route' },
  { id: 'simulate', group: 'route', chords: [shift('KeyP')] },
  { id: 'versions', group: 'route' },
  { id: 'fleet', group: 'route' },
  { id: 'publish', group: 'route', edits: true },
  { id: 'discard', group: 'route', edits: true },
  { id: 'regulation', group: 'route' },
  { id: 'text', group: 'route' },
  { id: 'help', group: 'route', chords: [shift('Slash')] },
]

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Signs that have keys of their own on keyboards of other countries. */
const signs: Readonly<Record<string, CommandId>> = { '/': 'add', '?': 'help' }

/** The command that these keys mean, if any. */
export function commandOf(press: Press): Command | undefined {
  const sign = press.ctrlKey || press.metaKey || press.altKey ? undefined : signs[press.key]
  return commands.find(
    (command) =>
      !command.native &&
      (sign ? command.id === sign : command.chords?.some((chord) => isPressed(chord, press))),
  )
}

const isPressed = (chord: Chord, press: Press): boolean =>
  chord.code === press.code &&
  (chord.ctrl === true) === (press.ctrlKey || press.metaKey) &&
  (chord.shift === true) === press.shiftKey &&
  (chord.alt === true) === press.altKey

const keyNames: Readonly<Record<string, string>> = {
  Slash: '/',
  Equal: '+',
  Minus: '−',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
}

/** How a key is written on the keyboard: "Ctrl Shift Z". */
export function chordText(chord: Chord): string {
  if (chord.code === 'Slash' && chord.shift) return '?'
  const key = keyNames[chord.code] ?? chord.code.replace(/^(Key|Digit)/, '')
  return [chord.ctrl && 'Ctrl', chord.alt && 'Alt', chord.shift && 'Shift', key].filter(Boolean).join(' ')
}

/** The first key of a command, as hints show it. */
export function keysOf(id: CommandId): string | undefined {
  const [chord] = commands.find((command) => command.id === id)?.chords ?? []
  return chord && chordText(chord)
}
