import { type Knock, sealKnock } from '#lib/db/knock.ts'
import type { Sealer } from '#lib/db/seal.ts'
import { type Answer, taken } from './answer.ts'
import type { GroupCommit } from './group-commit.ts'
import type { DoorKnock } from './listener.ts'
import type { InboundRow } from './store-rows.ts'

/** Stores an authentic request and answers after the commit; a repeat is answered as the first was. */
export type Take = (row: Omit<InboundRow, 'body'>, knock: DoorKnock) => Promise<Answer>

/** Headers that are only about this connection, or hold what nobody needs later. */
const dropped = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'cookie',
  'host',
  'keep-alive',
  'transfer-encoding',
  'user-agent',
])

export const createTake =
  (commit: GroupCommit, sealer: Sealer): Take =>
  async (row, { method, query, headers, body }) => {
    const kept: Knock = { method, query, headers: worthKeeping(headers), body }
    await commit.add({ ...row, body: sealKnock(sealer, row.key, kept) })
    return taken
  }

function worthKeeping(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name in headers) if (!dropped.has(name)) kept[name] = headers[name] ?? ''
  return kept
}
