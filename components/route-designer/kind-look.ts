import {
  CircleCheck,
  CircleSlash,
  CircleX,
  FileText,
  GitFork,
  Hourglass,
  type LucideIcon,
  Merge,
  Play,
  Signature,
  Split,
  Stamp,
  StickyNote,
  Zap,
} from 'lucide-react'
import type { NodeKind, RouteNode } from '#lib/route/graph.ts'
import { type Sentence, say } from '#lib/sentence.ts'

export type Look = {
  icon: LucideIcon
  /** Colours of the icon's tile, and of the whole chip when the canvas is zoomed out. */
  tile: string
}

const neutral = 'bg-sunken text-ink-soft'
const accent = 'bg-accent-wash text-accent-text'
const info = 'bg-info-wash text-info'
const warn = 'bg-warn-wash text-warn'
const good = 'bg-good-wash text-good'
const bad = 'bg-bad-wash text-bad'

const looks: Readonly<Record<NodeKind, Look>> = {
  start: { icon: Play, tile: neutral },
  document: { icon: FileText, tile: info },
  approve: { icon: Stamp, tile: accent },
  sign: { icon: Signature, tile: accent },
  condition: { icon: Split, tile: warn },
  fork: { icon: GitFork, tile: warn },
  join: { icon: Merge, tile: warn },
  wait: { icon: Hourglass, tile: neutral },
  action: { icon: Zap, tile: neutral },
  end: { icon: CircleCheck, tile: good },
}

/** A note lies among the nodes and is added like one. */
export const noteLook: Look = { icon: StickyNote, tile: warn }
export const noteTitle: Sentence = say('Заметка', 'Note')

export const kindLook = (kind: NodeKind): Look => looks[kind]

/** Icon and colours by which a node is recognised; ends differ by how they end. */
export function lookOf(node: RouteNode): Look {
  if (node.kind !== 'end' || node.outcome === 'completed') return looks[node.kind]
  return node.outcome === 'declined' ? { icon: CircleX, tile: bad } : { icon: CircleSlash, tile: neutral }
}

/** Kinds that can be added, in the order of a route; a start is offered when there is none. */
export const paletteKinds: readonly NodeKind[] = (Object.keys(looks) as NodeKind[]).filter(
  (kind) => kind !== 'start',
)
