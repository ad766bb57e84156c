import { listOf } from '#lib/route/beside.ts'
import { parseText } from '#lib/route/text.ts'
import { copied, type Part } from './clipboard.ts'

/** Reads copied nodes, or a whole route as JSON or YAML. Throws Refused 422 that says what cannot be read. */
export function readPart(text: string): Part {
  const graph = parseText(text)
  const ids = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id))
  return copied(graph, ids(graph.nodes), ids(listOf(graph, 'notes')))
}
