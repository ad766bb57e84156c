import { listOf } from '#lib/route/beside.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import { connectionOf } from '#lib/route/connection-of.ts'
import type { Participant, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { participantTitle } from '#lib/route/participant.ts'
import { kindTitles, titleOf } from '#lib/route/titles.ts'
import type { Locale } from '#lib/sentence.ts'
import { boxOfNode, boxOfNote } from './box.ts'
import { frameId } from './canvas-id.ts'
import { frameOf, nodeBoxes } from './groups/frame.ts'

/**
 * Ids on the canvas of nodes, groups and notes that hold every word somewhere: in the title, kind, participants,
 * connection or note. Left to right.
 */
export function findOnCanvas(
  graph: RouteGraph,
  typed: string,
  catalogue: Catalogue,
  locale: Locale,
): string[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const holds = (text: string) => {
    const read = plain(text)
    return words.every((word) => read.includes(word))
  }
  const boxes = nodeBoxes(graph)
  const things = [
    ...graph.nodes.map((node) => ({ ...boxOfNode(node), text: textOf(node, catalogue, locale) })),
    ...listOf(graph, 'groups').flatMap((group) => {
      const frame = frameOf(group, boxes)
      return frame ? [{ ...frame, id: frameId(group.id), text: group.title }] : []
    }),
    ...listOf(graph, 'notes').map((note) => ({ ...boxOfNote(note), text: note.text })),
  ]
  return things
    .filter(({ text }) => holds(text))
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map(({ id }) => id)
}

const plain = (text: string): string => text.toLocaleLowerCase('ru').replaceAll('ё', 'е')

function textOf(node: RouteNode, catalogue: Catalogue, locale: Locale): string {
  const base = [titleOf(node)[locale], kindTitles[node.kind][locale], node.note ?? '', node.id]
  if (node.kind !== 'approve' && node.kind !== 'sign') return base.join(' ')
  const people: Participant[] = [...node.participants, ...(node.deputies ?? [])]
  const names = people.map((who) => participantTitle(who, catalogue)[locale])
  return [...base, ...names, connectionOf(node, catalogue)?.label ?? ''].join(' ')
}
