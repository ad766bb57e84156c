import type { Catalogue } from '#lib/route/catalogue.ts'
import type { NodeId, Participant, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { participantTitle } from '#lib/route/participant.ts'
import { connectionOf } from '#lib/route/rule.ts'
import { kindTitles, titleOf } from '#lib/route/titles.ts'
import type { Locale } from '#lib/sentence.ts'

/** Nodes that hold every word somewhere: in the title, kind, participants, connection or note. Left to right. */
export function findNodes(graph: RouteGraph, typed: string, catalogue: Catalogue, locale: Locale): NodeId[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return graph.nodes
    .filter((node) => {
      const text = plain(textOf(node, catalogue, locale))
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)
    .map((node) => node.id)
}

const plain = (text: string): string => text.toLocaleLowerCase('ru').replaceAll('ё', 'е')

function textOf(node: RouteNode, catalogue: Catalogue, locale: Locale): string {
  const base = [titleOf(node)[locale], kindTitles[node.kind][locale], node.note ?? '', node.id]
  if (node.kind !== 'approve' && node.kind !== 'sign') return base.join(' ')
  const people: Participant[] = [...node.participants, ...(node.deputies ?? [])]
  const names = people.map((who) => participantTitle(who, catalogue)[locale])
  return [...base, ...names, connectionOf(node, catalogue)?.label ?? ''].join(' ')
}
