import { eq } from 'drizzle-orm'
import { parseForm } from '#lib/bitrix24/form.ts'
import { readEvent } from '#lib/bitrix24/incoming.ts'
import { enqueue } from '#lib/db/enqueue.ts'
import type { Knock } from '#lib/db/knock.ts'
import type { InboundResult } from '#lib/db/schema/inbound.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import type { InboundRow } from './inbound.ts'

/** An authentic event of a portal. Those about items only say that something changed: facts are read when needed. */
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
    default:
      return {}
  }
}
