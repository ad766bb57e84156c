import { createHash } from 'node:crypto'
import type { envelopeEvent } from '#lib/db/schema/envelope.ts'
import type { EnvelopeEvent } from '#lib/envelope/observation.ts'

type EventRow = typeof envelopeEvent.$inferInsert

/**
 * Hash of one line of an envelope's history: SHA-256 over the previous line's hash and this line as JSON with a
 * fixed order of members. Anyone with the rows can compute it again.
 */
export function chainHash(previous: string, envelopeId: string, n: number, event: EnvelopeEvent): string {
  const line = [
    previous,
    envelopeId,
    n,
    event.at,
    event.kind,
    event.text.ru,
    event.text.en,
    event.node ?? null,
    sorted(event.data),
  ]
  return createHash('sha256').update(JSON.stringify(line)).digest('hex')
}

/** Rows that continue an envelope's chain. */
export function chain(envelopeId: string, from: { count: number; head: string }, events: EnvelopeEvent[]) {
  let head = from.head
  const rows: EventRow[] = events.map((event, index) => {
    const n = from.count + index + 1
    head = chainHash(head, envelopeId, n, event)
    return {
      envelopeId,
      n,
      at: new Date(event.at),
      kind: event.kind,
      text: event.text,
      node: event.node ?? null,
      data: event.data ?? null,
      hash: head,
    }
  })
  return { rows, head, count: from.count + events.length }
}

const sorted = (data: Record<string, string> | undefined): [string, string][] =>
  Object.entries(data ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
