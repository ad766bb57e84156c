import type { Node } from '@xyflow/react'
import type { Box, Point, Size } from '#components/route-designer/box.ts'
import { frameId } from '#components/route-designer/canvas-id.ts'
import type { Selection } from '#components/route-designer/selection.ts'
import { type Group, listOf, type Note } from '#lib/route/beside.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { frameOf, nodeBoxes } from './frame.ts'

export type FrameNode = Node<{ group: Group }, 'frame'>
export type NoteNode = Node<{ note: Note }, 'note'>
export type BesideNode = FrameNode | NoteNode

/** What lies over the stored groups and notes while somebody works with them. */
export type BesideOverlay = {
  selection: Pick<Selection, 'groups' | 'notes'>
  drafted: Readonly<Record<string, Point>>
  sizing?: Box | null
  /** Frames do not hold what is being dragged. */
  loose?: boolean
  words: BesideWords
}

/** What a reader of the screen hears. */
export type BesideWords = {
  group(group: Group): string
  note(note: Note): string
  groupRole: string
  noteRole: string
  /** What keys do; empty where one only reads. */
  groupKeys: string
  noteKeys: string
}

/**
 * Frames of groups and notes as the canvas draws them, after the nodes in the order of Tab and, frames, behind them.
 * What has not changed since `before` stays the same object, so that a drag of other things leaves it alone.
 */
export function besideFlow(
  graph: RouteGraph,
  overlay: BesideOverlay,
  before: readonly BesideNode[] = [],
): BesideNode[] {
  if (!graph.groups && !graph.notes) return []
  const held = new Map(before.map((each) => [each.id, each]))
  const frames = graph.groups ? framesOf(graph, graph.groups, overlay) : []
  const notes = listOf(graph, 'notes').map((note) => noteNode(note, overlay))
  return [...frames, ...notes].map((each) => {
    const old = held.get(each.id)
    return old && isSame(old, each) ? old : each
  })
}

function framesOf(graph: RouteGraph, groups: readonly Group[], overlay: BesideOverlay): FrameNode[] {
  const { drafted, loose, selection, words } = overlay
  const boxes = nodeBoxes(graph, drafted)
  const freed = loose ? (id: string) => drafted[id] !== undefined : undefined
  return groups.flatMap((group): FrameNode[] => {
    const frame = frameOf(group, boxes, freed)
    if (!frame) return []
    return [
      {
        ...placed(frame),
        id: frameId(group.id),
        type: 'frame',
        data: { group },
        selected: selection.groups.has(group.id),
        // Pressing it is its own business: a box drawn among its nodes must not take the frame too.
        selectable: false,
        connectable: false,
        zIndex: -1,
        // Between its nodes the canvas is to be gripped, not the frame.
        style: { pointerEvents: 'none' },
        ariaLabel: words.group(group),
        domAttributes: spoken(words.groupRole, words.groupKeys),
      },
    ]
  })
}

function noteNode(note: Note, { drafted, sizing, selection, words }: BesideOverlay): NoteNode {
  const position = drafted[note.id] ?? note.position
  return {
    ...placed(sizing?.id === note.id ? sizing : { ...position, ...note.size }),
    id: note.id,
    type: 'note',
    data: { note },
    selected: selection.notes.has(note.id),
    connectable: false,
    ariaLabel: words.note(note),
    domAttributes: spoken(words.noteRole, words.noteKeys),
  }
}

/** In place of what the canvas tells of nodes. */
const spoken = (role: string, keys: string) => ({
  'aria-roledescription': role,
  'aria-description': keys,
  'aria-describedby': '',
})

function placed({ x, y, width, height }: Point & Size) {
  return { position: { x, y }, width, height, measured: { width, height }, handles: [] }
}

const isSame = (a: BesideNode, b: BesideNode): boolean =>
  shown(a) === shown(b) &&
  a.selected === b.selected &&
  a.ariaLabel === b.ariaLabel &&
  a.position.x === b.position.x &&
  a.position.y === b.position.y &&
  a.width === b.width &&
  a.height === b.height

const shown = (node: BesideNode): Group | Note => (node.type === 'frame' ? node.data.group : node.data.note)
