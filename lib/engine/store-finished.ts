import { sql } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import type { FinishedEffect } from './advance.ts'

/** Receipts and refusals of effects, and what came with them (documents, legs). */
export async function storeFinished(tx: Db, finished: FinishedEffect[]): Promise<void> {
  if (finished.length === 0) return
  for (const { store } of finished) await store?.(tx)
  const rows = finished.map(({ id, result }) => ({
    id,
    state: 'receipt' in result ? 'done' : 'failed',
    receipt: 'receipt' in result ? result.receipt : null,
    trouble: 'failure' in result ? result.failure : null,
  }))
  await tx.execute(sql`
    update effect set state = given.state, receipt = given.receipt, trouble = given.trouble, claimed_by = null,
      done_at = clock_timestamp()
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (id bigint, state text, receipt jsonb, trouble jsonb)
    where effect.id = given.id`)
}
