import { and, eq, sql } from 'drizzle-orm'
import { parseForm } from '#lib/bitrix24/form.ts'
import { readEvent } from '#lib/bitrix24/incoming.ts'
import type { ItemRef } from '#lib/bitrix24/port.ts'
import { enqueue } from '#lib/db/enqueue.ts'
import type { Knock } from '#lib/db/knock.ts'
import { envelope } from '#lib/db/schema/envelope.ts'
import type { InboundResult } from '#lib/db/schema/inbound.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { say } from '#lib/sentence.ts'
import { advance } from './advance.ts'
import type { Engine } from './engine.ts'
import type { InboundRow } from './inbound.ts'

/** An authentic event of a portal. Those about items only say that something changed: facts are read by who waits for them. */
export async function takeEvent(engine: Engine, row: InboundRow, knock: Knock): Promise<InboundResult> {
  const call = readEvent(parseForm(knock.body))
  const portalId = row.portalId ?? 0
  switch (call.event) {
    case 'ONAPPUNINSTALL':
      await engine.db
        .update(portal)
        .set({ state: 'uninstalled', accessTokenSealed: null, refreshTokenSealed: null })
        .where(eq(portal.id, portalId))
      engine.portals.forget(portalId)
      return { note: say('Приложение удалено с портала.', 'The application was removed from the portal.') }
    case 'ONAPPINSTALL':
    case 'ONAPPUPDATE':
      await enqueue(engine.db, [
        { name: 'refresh-catalogue', payload: { portalId }, key: `catalogue:${portalId}` },
      ])
      return {}
    case 'ONCRMDEALUPDATE':
    case 'ONCRMDYNAMICITEMUPDATE':
      return call.item ? { envelopes: await itemChanged(engine, portalId, call.item) } : {}
    default:
      return {}
  }
}

/** Runs of the item that wait for one of its fields look at it now; all others read it when they need it. */
async function itemChanged(engine: Engine, portalId: number, item: ItemRef): Promise<string[]> {
  const waiting = await engine.db
    .select({ id: envelope.id })
    .from(envelope)
    .where(
      and(
        eq(envelope.portalId, portalId),
        eq(envelope.entityTypeId, item.entityTypeId),
        eq(envelope.itemId, item.id),
        eq(envelope.phase, 'running'),
        sql`jsonb_path_exists(${envelope.state}, '$.threads[*].wait')`,
      ),
    )
  const observations = [{ seen: 'item-changed' } as const]
  await Promise.all(waiting.map(({ id }) => advance(engine, id, { observations })))
  return waiting.map(({ id }) => id)
}
