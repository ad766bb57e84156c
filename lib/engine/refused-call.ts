import type { ItemRef } from '#lib/bitrix24/port.ts'
import { runWriteBack } from '#lib/bitrix24/write-back/index.ts'
import type { WriteBack } from '#lib/envelope/effect.ts'
import { Permanent, type Refused } from '#lib/failure.ts'
import type { Engine } from './engine.ts'
import type { InboundRow } from './inbound.ts'

/** A call that came from an item and cannot become an envelope. */
export type RefusedCall = { portalId: number; item: ItemRef; eventToken?: string; row: InboundRow }

/**
 * Says in the item's timeline what was wrong and what to do, and lets a waiting robot go on. Recognised on a repeat
 * by the inbound row's id. What the portal refuses here (the item is gone, say) has nobody left to be told.
 */
export async function answerRefused(engine: Engine, call: RefusedCall, failure: Refused): Promise<void> {
  const portal = await engine.portals.of(call.portalId)
  const { locale } = portal
  const cure = failure.cure ? ` ${failure.cure[locale]}` : ''
  const text = `${failure.text[locale]}${cure} ${engine.publicUrl}/routes`
  const title = locale === 'ru' ? 'Маршрут подписания не запущен' : 'The signing route was not started'
  const acts: WriteBack[] = [{ name: 'timeline', title, text }]
  if (call.eventToken !== undefined) {
    const values = { status: 'refused', decline_reason: failure.text[locale], envelope_link: '' }
    acts.push({ name: 'answer-robot', eventToken: call.eventToken, values, log: text })
  }
  for (const act of acts) {
    try {
      await runWriteBack(portal.client, {
        act,
        item: call.item,
        mark: `in-${call.row.id}`,
        repeat: true,
        bytesOf: () => Promise.reject(new Error('a refusal stores no files')),
      })
    } catch (error) {
      if (!(error instanceof Permanent)) throw error
      engine.log.warn({ code: error.code, inbound: call.row.id }, 'a refusal could not be told')
    }
  }
}
