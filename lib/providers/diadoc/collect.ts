import { Permanent, type Transient } from '#lib/failure.ts'
import type { HttpResponse } from '#lib/http.ts'
import type { LegOrderFrame, OutgoingFile, SignedFile, SignerFacts } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { type Diadoc, isPending, understood } from './client.ts'
import { failureOf, pending } from './failures.ts'
import { readMessage } from './reading.ts'
import { documentsOf } from './requests.ts'
import {
  documentProtocol,
  type Entity,
  type Message,
  type SignatureInfo,
  signatureInfo,
} from './structures.ts'
import { customIdOf } from './submit.ts'
import { momentOf } from './ticks.ts'

const pdf = 'application/pdf'

/**
 * All proofs of a finished message: for each document the print form with its stamps as the signed version, every
 * detached signature as its author made it, and the service's protocol. Forms are made by the service on demand:
 * while one of them is not ready this throws Transient, and the same call later goes on.
 */
export async function collectFiles(
  diadoc: Diadoc,
  messageId: string,
  frame: LegOrderFrame,
): Promise<SignedFile[]> {
  const found = await readMessage(diadoc, messageId, true)
  const documents = documentsOf(found).map((document) => ({ document, file: fileOf(frame, document) }))
  const forms = await orderForms(diadoc, messageId, documents)
  const files: SignedFile[] = []
  for (const [index, { document, file }] of documents.entries()) {
    const form = forms[index]
    if (form) files.push(...formFiles(form, file))
    if (form && !form.print) files.push(await plainCopy(diadoc, messageId, document, file))
    files.push(...(await signatures(diadoc, found, document, file)))
  }
  return files
}

type File = Omit<OutgoingFile, 'bytes'>

/** Our file that a document of the message was made from. */
function fileOf(frame: LegOrderFrame, document: Entity): File {
  const id = document.DocumentInfo?.CustomDocumentId
  const file = frame.files.find((one) => customIdOf(frame.key, one.id) === id)
  if (file) return file
  throw new Permanent({
    code: 'diadoc-foreign-document',
    text: say(
      `В сообщении Диадока есть документ «${document.FileName}», который отправляли не мы.`,
      `The Diadoc message holds a document “${document.FileName}” that we did not send.`,
    ),
    cure: say('Проверьте сообщение в Диадоке.', 'Check the message in Diadoc.'),
  })
}

type Forms = { print: Uint8Array | null; protocol: { PrintForm: string; Signature: string } | null }

/** Orders every form first, so that they are made side by side; waits for none of them here. */
async function orderForms(
  diadoc: Diadoc,
  messageId: string,
  documents: readonly { document: Entity }[],
): Promise<Forms[]> {
  const forms: Forms[] = []
  const late: HttpResponse[] = []
  for (const { document } of documents) {
    const query = { boxId: diadoc.boxId, messageId, documentId: document.EntityId }
    const print = await diadoc.ask('printForm', { query })
    const protocol = await diadoc.ask('documentProtocol', { query })
    late.push(...[print, protocol].filter(isPending))
    forms.push({
      print: formOf('printForm', print)?.bytes ?? null,
      protocol: protocolOf(formOf('documentProtocol', protocol)),
    })
  }
  const [first, ...others] = late.map((response) => pending('GeneratePrintForm', response.headers))
  if (!first) return forms
  throw [first, ...others].reduce((one, other) => (waitOf(one) >= waitOf(other) ? one : other))
}

const waitOf = (failure: Transient): number => failure.retryAfterMs ?? 0

/** 409 says that this kind of document has no such form; that is no reason to fail. */
function formOf(method: 'printForm' | 'documentProtocol', response: HttpResponse): HttpResponse | null {
  if (isPending(response) || response.status === 409) return null
  if (response.status !== 200) throw failureOf(method, response)
  return response
}

const protocolOf = (response: HttpResponse | null): Forms['protocol'] =>
  response ? understood('documentProtocol', documentProtocol, response) : null

function formFiles({ print, protocol }: Forms, file: File): SignedFile[] {
  const stem = file.name.replace(/\.\w{1,8}$/, '')
  const files: SignedFile[] = []
  if (print)
    files.push({ role: 'signed', name: `${stem} (подписан).pdf`, mime: pdf, bytes: print, of: file.id })
  if (protocol?.PrintForm) {
    const name = `${stem} (протокол Диадока).pdf`
    files.push({ role: 'protocol', name, mime: pdf, bytes: decoded(protocol.PrintForm), of: file.id })
    if (protocol.Signature) {
      const mime = 'application/pkcs7-signature'
      files.push({
        role: 'protocol',
        name: `${name}.sig`,
        mime,
        bytes: decoded(protocol.Signature),
        of: file.id,
      })
    }
  }
  return files
}

const decoded = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))

/** Where the service makes no print form, the document itself is the signed version: its signatures are beside it. */
async function plainCopy(
  diadoc: Diadoc,
  messageId: string,
  document: Entity,
  file: File,
): Promise<SignedFile> {
  const query = { boxId: diadoc.boxId, messageId, entityId: document.EntityId }
  const bytes = await diadoc.bytes('entityContent', { query })
  return { role: 'signed', name: file.name, mime: file.mime, bytes, of: file.id }
}

async function signatures(
  diadoc: Diadoc,
  found: Message,
  document: Entity,
  file: File,
): Promise<SignedFile[]> {
  const files: SignedFile[] = []
  const under = found.Entities.filter(
    (one) => one.EntityType === 'Signature' && one.ParentEntityId === document.EntityId,
  )
  for (const [index, entity] of under.entries()) {
    const query = { boxId: diadoc.boxId, messageId: found.MessageId, entityId: entity.EntityId }
    const bytes = await diadoc.bytes('entityContent', { query })
    const signer = signerOf(await diadoc.read('signatureInfo', signatureInfo, { query }))
    const whose = (signer.organisation || signer.name || `${index + 1}`).replace(/[\\/:*?"<>|«»]/g, '').trim()
    files.push({
      role: 'signature',
      name: `${file.name}.${index + 1} ${whose}.sig`,
      mime: 'application/pkcs7-signature',
      bytes,
      of: file.id,
      signer,
    })
  }
  return files
}

/** What the service says about a signature. */
export function signerOf(info: SignatureInfo): SignerFacts {
  const signedAt = momentOf(info.SigningTime?.Ticks)
  const valid = info.SignatureVerificationResult?.IsValid
  return {
    name: [info.Surname, info.FirstName].filter(Boolean).join(' ') || info.OrgName,
    ...(info.OrgName ? { organisation: info.OrgName } : {}),
    ...(info.OrgInn ? { inn: info.OrgInn } : {}),
    certificate: {
      serialNumber: info.SerialNumber,
      issuer: info.Issuer,
      ...(info.Thumbprint ? { thumbprint: info.Thumbprint } : {}),
      ...(info.StartDate ? { notBefore: info.StartDate } : {}),
      ...(info.EndDate ? { notAfter: info.EndDate } : {}),
    },
    ...(signedAt ? { signedAt } : {}),
    ...(typeof valid === 'boolean' ? { valid } : {}),
  }
}
