import { download, fileFromDrive, fileFromField, generate, readPdf } from '#lib/bitrix24/documents.ts'
import type { Deed } from '#lib/envelope/effect.ts'
import { Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { shortId } from '../stable-id.ts'
import { bring, keep } from './documents.ts'
import type { NotYet, Performed, Task } from './perform.ts'

type MakeDocument = Extract<Deed, { do: 'make-document' }>
type File = { name: string; bytes: Uint8Array; number?: string }

/** Gets the bytes that will be signed: generated from a template, or a file that the CRM already has. */
export async function makeDocument(task: Task, deed: MakeDocument): Promise<Performed | NotYet> {
  const { source } = deed
  switch (source.from) {
    case 'template':
      return fromTemplate(task, deed, source.templateId)
    case 'file-field':
      return made(task, deed, await fileFromField(await clientOf(task), itemOf(task), source.field))
    case 'drive':
      return made(task, deed, await fileFromDrive(await clientOf(task), source.fileId))
    case 'input':
      return made(
        task,
        deed,
        await fileFromDrive(await clientOf(task), task.envelope.state.inputs[source.input] ?? ''),
      )
    case 'formalised':
      throw new Permanent({
        code: 'formalised-not-offered',
        text: say('Формализованные документы пока не собираются.', 'Formalised documents are not made yet.'),
        cure: say(
          'Выберите в узле документа шаблон или файл.',
          'Choose a template or a file in the document node.',
        ),
      })
  }
}

const pollsMs = [400, 800, 1_500, 3_000, 5_000, 10_000, 20_000, 40_000]
const patienceMs = 10 * 60_000

async function fromTemplate(task: Task, deed: MakeDocument, templateId: string): Promise<Performed | NotYet> {
  const client = await clientOf(task)
  const progress = task.row.progress ?? null
  if (progress?.documentId === undefined) {
    const mark = `${shortId(task.envelope.id)}-${task.row.id}`
    const begun = await generate(client, { templateId, item: itemOf(task), mark, repeat: task.repeat })
    return wait({ documentId: begun.documentId, polls: '0', since: task.engine.now().toISOString() })
  }
  const pdf = await readPdf(client, progress.documentId)
  if (pdf.state === 'pending') {
    const waited = task.engine.now().getTime() - Date.parse(progress.since ?? '')
    if (waited > patienceMs) throw tooLate()
    return wait({ ...progress, polls: String(Number(progress.polls ?? 0) + 1) })
  }
  if (pdf.state === 'failed') throw pdf.failure
  const bytes = await download(client, pdf.url)
  return made(task, deed, { name: `${pdf.title}.pdf`, bytes, ...(pdf.number ? { number: pdf.number } : {}) })
}

function wait(progress: Record<string, string>): NotYet {
  const waitMs = pollsMs[Math.min(Number(progress.polls ?? 0), pollsMs.length - 1)] ?? 1_000
  return { waitMs, progress }
}

function made(task: Task, deed: MakeDocument, file: File): Performed {
  const { bytes, ...named } = file
  const brought = [
    bring(task, 'document', bytes, { ...named, mime: mimeOf(file.name), role: 'original', node: deed.node }),
  ]
  return {
    observation: {
      seen: 'document',
      key: task.row.key,
      node: deed.node,
      documents: brought.map((one) => one.ref),
    },
    receipt: { how: 'done' },
    store: keep(task, brought),
  }
}

const mimes: Record<string, string> = {
  pdf: 'application/pdf',
  xml: 'application/xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const mimeOf = (name: string): string =>
  mimes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'

const clientOf = async (task: Task) => (await task.engine.portals.of(task.envelope.portalId)).client

const itemOf = ({ envelope }: Task) => ({ entityTypeId: envelope.entityTypeId, id: envelope.itemId })

const tooLate = () =>
  new Permanent({
    code: 'conversion-too-late',
    text: say('Битрикс24 не подготовил PDF за 10 минут.', 'Bitrix24 did not make the PDF within 10 minutes.'),
    cure: say('Проверьте шаблон документа и повторите.', 'Check the document template and retry.'),
  })
