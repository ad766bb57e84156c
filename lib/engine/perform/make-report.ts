import { asc, eq } from 'drizzle-orm'
import { envelopeEvent } from '#lib/db/schema/envelope.ts'
import { tellingName } from '#lib/envelope/file-name.ts'
import { documentName } from '#lib/envelope/variables.ts'
import { Defect } from '#lib/failure.ts'
import { worldOf } from '../world.ts'
import { bring, keep } from './documents.ts'
import type { Performed, Task } from './perform.ts'

/** Makes the signing report: who, when, with which certificate, hashes, version and history. */
export async function makeReport(task: Task): Promise<Performed> {
  const { engine, envelope, row } = task
  if (!engine.drawReport) throw new Defect('no-report-desk', 'this process draws no reports')
  const world = await worldOf(engine, engine.db, envelope)
  const events = await engine.db
    .select()
    .from(envelopeEvent)
    .where(eq(envelopeEvent.envelopeId, envelope.id))
    .orderBy(asc(envelopeEvent.n))
  const portal = await engine.portals.setting(envelope.portalId)
  const bytes = await engine.drawReport({
    locale: world.locale,
    timeZone: world.timeZone,
    envelopeId: envelope.id,
    route: world.route,
    portal: portal.domain,
    state: envelope.state,
    events: events.map(({ n, at, text, hash }) => ({ n, at: at.toISOString(), text, hash })),
    madeAt: engine.now().toISOString(),
  })
  const plain = world.locale === 'ru' ? 'Отчёт о подписании.pdf' : 'Signing report.pdf'
  const taken = new Set(envelope.state.documents.map((one) => one.name))
  const name = tellingName({ role: 'report', name: plain }, taken, documentName(envelope.state), world.locale)
  const brought = bring(task, 'report', bytes, {
    role: 'report',
    name,
    mime: 'application/pdf',
    node: envelope.state.threads[0]?.at ?? '',
  })
  return {
    observation: { seen: 'report', key: row.key, document: brought.ref },
    receipt: { how: 'done' },
    store: keep(task, [brought]),
  }
}
