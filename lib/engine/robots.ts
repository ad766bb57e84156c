import { and, desc, eq } from 'drizzle-orm'
import type { RobotCall } from '#lib/bitrix24/incoming.ts'
import { runWriteBack } from '#lib/bitrix24/write-back/index.ts'
import { envelope } from '#lib/db/schema/envelope.ts'
import type { InboundResult } from '#lib/db/schema/inbound.ts'
import { variablesOf } from '#lib/envelope/variables.ts'
import { say } from '#lib/sentence.ts'
import type { EnvelopeRow } from './advance.ts'
import { commandEnvelope } from './command.ts'
import type { Engine } from './engine.ts'
import { worldOf } from './world.ts'

/** A robot that does not wait for signatures gets the link as soon as the envelope is stored. */
export async function answerStarted(
  engine: Engine,
  portalId: number,
  call: RobotCall,
  envelopeId: string,
): Promise<void> {
  const envelope_link = `${engine.publicUrl}/envelopes/${envelopeId}`
  await answer(engine, portalId, call, { status: 'preparing', envelope_link })
}

/** "Signing status": the latest envelope of the item, answered at once. */
export async function answerStatus(
  engine: Engine,
  portalId: number,
  call: RobotCall,
): Promise<InboundResult> {
  const latest = await latestOf(engine, portalId, call)
  const values: Record<string, string> = latest
    ? await valuesOf(engine, latest)
    : { status: 'none', envelope_link: '' }
  await answer(engine, portalId, call, values)
  return latest
    ? { envelopes: [latest.id] }
    : { note: say('У элемента нет конвертов.', 'The item has no envelopes.') }
}

/** "Cancel signing": cancels what runs for the item. */
export async function cancelByRobot(
  engine: Engine,
  portalId: number,
  call: RobotCall,
): Promise<InboundResult> {
  const latest = await latestOf(engine, portalId, call)
  if (!latest) {
    await answer(engine, portalId, call, { status: 'none', envelope_link: '' })
    return { note: say('Отменять нечего.', 'There is nothing to cancel.') }
  }
  const given = call.properties.reason ?? call.properties.comment ?? ''
  await commandEnvelope(engine, {
    portalId,
    envelopeId: latest.id,
    command: 'cancel',
    by: 'Bitrix24',
    comment: String(given),
  })
  await answer(engine, portalId, call, {
    status: 'cancelled',
    envelope_link: `${engine.publicUrl}/envelopes/${latest.id}`,
  })
  return { envelopes: [latest.id] }
}

async function latestOf(
  engine: Engine,
  portalId: number,
  { item }: RobotCall,
): Promise<EnvelopeRow | undefined> {
  const [row] = await engine.db
    .select()
    .from(envelope)
    .where(
      and(
        eq(envelope.portalId, portalId),
        eq(envelope.entityTypeId, item.entityTypeId),
        eq(envelope.itemId, item.id),
      ),
    )
    .orderBy(desc(envelope.no))
    .limit(1)
  return row
}

async function valuesOf(engine: Engine, row: EnvelopeRow): Promise<Record<string, string>> {
  const variables = variablesOf(await worldOf(engine, engine.db, row), row.state)
  return {
    status: row.status,
    envelope_link: variables['envelope.url'],
    signed_date: variables['signed.date'],
    edi_number: variables['edi.number'],
    decline_reason: row.state.verdict?.comment ?? '',
    signed_file: variables['signed.file.url'],
  }
}

async function answer(
  engine: Engine,
  portalId: number,
  call: RobotCall,
  values: Record<string, string>,
): Promise<void> {
  if (!call.useSubscription) return
  const portal = await engine.portals.of(portalId)
  await runWriteBack(portal.client, {
    act: { name: 'answer-robot', eventToken: call.eventToken, values, log: values.status ?? '' },
    item: call.item,
    mark: call.dedupeKey.slice(0, 16),
    repeat: true,
    bytesOf: () => Promise.reject(new Error('an answer stores no files')),
  })
}
