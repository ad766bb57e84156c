import { and, eq } from 'drizzle-orm'
import { leg as legTable } from '#lib/db/schema/envelope.ts'
import { legOf } from '#lib/envelope/draft.ts'
import type { Deed } from '#lib/envelope/effect.ts'
import { tellingName } from '#lib/envelope/file-name.ts'
import type { DocumentRef, SignatureCheck } from '#lib/envelope/state.ts'
import { documentName } from '#lib/envelope/variables.ts'
import { checkSignature } from '#lib/evidence/check.ts'
import { Defect, Permanent } from '#lib/failure.ts'
import type { SignedFile } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { type Brought, bring, bytesOf, keep } from './documents.ts'
import type { Performed, Task } from './perform.ts'

/** Fetches what the provider made of the leg and verifies every signature before it counts. */
export async function collectFiles(
  task: Task,
  deed: Extract<Deed, { do: 'collect-files' }>,
): Promise<Performed> {
  const { engine, envelope, row } = task
  const state = envelope.state.legs[deed.leg]
  if (!state?.externalId) throw new Defect('leg-not-submitted', `leg ${deed.leg} has no external id`)
  const plan = legOf(await engine.plans.of(envelope.versionId), deed.leg)
  const [stored] = await engine.db
    .select()
    .from(legTable)
    .where(and(eq(legTable.connectionId, plan.connectionId), eq(legTable.externalId, state.externalId)))
  if (!stored) throw new Defect('no-such-leg', `leg ${state.externalId} is not stored`)
  const { connection } = await engine.connections.of(plan.connectionId)
  const files = await connection.collect(state.externalId, stored.frame)
  const brought: Brought[] = []
  const { locale } = await engine.portals.setting(envelope.portalId)
  const taken = new Set(envelope.state.documents.map((one) => one.name))
  for (const [index, file] of files.entries()) {
    const name = tellingName(file, taken, documentName(envelope.state), locale)
    taken.add(name)
    brought.push(await take(task, deed.leg, { ...file, name }, index))
  }
  const broken = brought.find(({ ref }) => ref.check?.verdict === 'invalid')
  if (broken) throw invalid(broken.ref)
  return {
    observation: { seen: 'files', key: row.key, leg: deed.leg, documents: brought.map((one) => one.ref) },
    receipt: { how: 'done' },
    store: keep(task, brought),
  }
}

async function take(task: Task, node: string, file: SignedFile, index: number): Promise<Brought> {
  const ref = { role: file.role, name: file.name, mime: file.mime, node }
  if (file.role !== 'signature') return bring(task, `${index}`, file.bytes, ref)
  const check = await verify(task, file)
  return bring(task, `${index}`, file.bytes, {
    ...ref,
    ...(file.of === undefined ? {} : { of: file.of }),
    signer: file.signer?.name ?? '',
    check,
  })
}

async function verify(task: Task, file: SignedFile): Promise<SignatureCheck> {
  const original = task.envelope.state.documents.find((document) => document.id === file.of)
  if (!original) throw new Defect('signature-of-nothing', `signature ${file.name} names no document of ours`)
  return checkSignature({
    content: await bytesOf(task.engine, original.id),
    signature: file.bytes,
    ...(file.signer === undefined ? {} : { told: file.signer }),
  })
}

const invalid = (ref: DocumentRef) =>
  new Permanent({
    code: 'signature-invalid',
    text: say(
      `Подпись «${ref.name}» не прошла проверку: ${ref.check?.text.ru ?? ''}`,
      `The signature “${ref.name}” does not verify: ${ref.check?.text.en ?? ''}`,
    ),
    cure: say(
      'Документ не считается подписанным. Попросите подписать заново.',
      'The document does not count as signed. Ask for a new signature.',
    ),
  })
