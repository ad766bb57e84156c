import { zipSync } from 'fflate'
import type { EmulatorResponse } from '#lib/emulation/emulator.ts'
import { takeDocuments } from './document-intake.ts'
import type { Envelope, EnvelopeDocument } from './envelope.ts'
import { bodyWithParts } from './input.ts'
import { checkLock } from './lock.ts'
import { presentDocuments } from './present.ts'
import { problem } from './problem.ts'
import { renderCertificate } from './sealing.ts'
import { list, text } from './wire.ts'
import { type Call, envelopeOf, ok, type Register, type World } from './world.ts'

/** Lists and hands out documents; drafts may change theirs. */
export function registerDocuments(register: Register): void {
  const path = '/envelopes/:envelopeId/documents'
  register('GET', path, (world, call) => {
    const envelope = envelopeOf(world, call)
    return ok({ envelopeId: envelope.id, envelopeDocuments: presentDocuments(envelope) })
  })
  register('GET', `${path}/:documentId`, download)
  register('PUT', path, put)
  register('PUT', `${path}/:documentId`, putOne)
  register('DELETE', path, remove)
}

type Download = { bytes: Uint8Array; name: string; type: string; documentId: string }

/** One document, `combined`, `certificate` or `archive`. https://developers.docusign.com/docs/esign-rest-api/how-to/download-envelope-documents/ */
async function download(world: World, call: Call): Promise<EmulatorResponse> {
  const envelope = envelopeOf(world, call)
  const wanted = (call.params.documentId ?? '').toLowerCase()
  const found = await pick(world, envelope, wanted, call.query)
  const base64 = /base64/i.test(call.request.headers['content-transfer-encoding'] ?? '')
  const fileName = found.name.replace(/["\\\r\n]/g, '_')
  const ascii = /^[\x20-\x7e]*$/.test(fileName)
  const name = ascii ? `filename="${fileName}"` : `filename*=UTF-8''${encodeURIComponent(fileName)}`
  return {
    status: 200,
    headers: {
      'content-type': found.type,
      'content-disposition': `file; ${name}; documentid="${found.documentId}"`,
      ...(base64 ? { 'content-transfer-encoding': 'base64' } : {}),
    },
    body: base64 ? Buffer.from(found.bytes).toString('base64') : found.bytes,
  }
}

async function pick(
  world: World,
  envelope: Envelope,
  wanted: string,
  query: URLSearchParams,
): Promise<Download> {
  const pdf = 'application/pdf'
  if (wanted === 'certificate') {
    if (envelope.status === 'created') throw problem('DOCUMENT_DOES_NOT_EXIST')
    return {
      bytes: await certificate(world, envelope),
      name: 'Summary.pdf',
      type: pdf,
      documentId: 'certificate',
    }
  }
  if (wanted === 'combined' || wanted === 'portfolio') {
    return {
      bytes: await combined(world, envelope, query),
      name: 'Envelope.pdf',
      type: pdf,
      documentId: wanted,
    }
  }
  if (wanted === 'archive') {
    return {
      bytes: await archive(world, envelope),
      name: 'Envelope.zip',
      type: 'application/zip',
      documentId: wanted,
    }
  }
  const document = envelope.documents.find((one) => one.documentId === wanted || one.guid === wanted)
  if (!document) throw problem('DOCUMENT_DOES_NOT_EXIST')
  return {
    bytes: await current(world, document),
    name: pdfName(document),
    type: pdf,
    documentId: document.documentId,
  }
}

const pdfName = (document: EnvelopeDocument): string =>
  /\.pdf$/i.test(document.name) ? document.name : `${document.name.replace(/\.\w{1,5}$/, '')}.pdf`

/** The uploaded bytes until the envelope is completed, the finished ones afterwards. */
const current = (world: World, document: EnvelopeDocument): Promise<Uint8Array> =>
  world.context.blobs.get((document.signed ?? document.original).sha256)

const certificate = (world: World, envelope: Envelope): Promise<Uint8Array> =>
  envelope.certificate
    ? world.context.blobs.get(envelope.certificate.sha256)
    : renderCertificate(world, envelope)

/** Joining loses the signatures inside the files, as it does at the service. */
async function combined(world: World, envelope: Envelope, query: URLSearchParams): Promise<Uint8Array> {
  if (envelope.documents.length === 0) throw problem('DOCUMENT_DOES_NOT_EXIST')
  const parts = await Promise.all(envelope.documents.map((one) => current(world, one)))
  if (query.get('certificate') === 'true') parts.push(await certificate(world, envelope))
  return world.context.pdf.join(parts)
}

async function archive(world: World, envelope: Envelope): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  for (const document of envelope.documents) {
    const name = pdfName(document)
    files[files[name] ? `${document.documentId} ${name}` : name] = await current(world, document)
  }
  if (envelope.status !== 'created') files['Summary.pdf'] = await certificate(world, envelope)
  return zipSync(files, { mtime: world.now() })
}

function draftOf(world: World, call: Call): Envelope {
  const envelope = envelopeOf(world, call)
  if (envelope.status !== 'created') throw problem('ENVELOPE_INVALID_STATUS')
  checkLock(world, call, envelope)
  return envelope
}

/** Adds documents to a draft or replaces those of the same ids. */
async function put(world: World, call: Call): Promise<EmulatorResponse> {
  const envelope = draftOf(world, call)
  const { definition, parts } = bodyWithParts(call.request)
  return store(world, envelope, await takeDocuments(world, list(definition, 'documents'), parts))
}

/** One document with its bytes as the body; name and kind are in Content-Disposition. */
async function putOne(world: World, call: Call): Promise<EmulatorResponse> {
  const envelope = draftOf(world, call)
  const documentId = call.params.documentId ?? ''
  const name = /filename="?([^";]+)"?/i.exec(call.request.headers['content-disposition'] ?? '')?.[1]
  const part = { documentId, fileName: name ?? '', bytes: call.request.body }
  return store(world, envelope, await takeDocuments(world, [{ documentId, name }], [part]))
}

function store(world: World, envelope: Envelope, taken: EnvelopeDocument[]): EmulatorResponse {
  const ids = new Set(taken.map((one) => one.documentId))
  envelope.documents = [...envelope.documents.filter((one) => !ids.has(one.documentId)), ...taken]
  envelope.at.modified = world.at()
  world.context.touched()
  return ok({ envelopeId: envelope.id, envelopeDocuments: presentDocuments(envelope) })
}

async function remove(world: World, call: Call): Promise<EmulatorResponse> {
  const envelope = draftOf(world, call)
  const { definition } = bodyWithParts(call.request)
  const ids = new Set(list(definition, 'documents').map((one) => text(one, 'documentId')))
  envelope.documents = envelope.documents.filter((one) => !ids.has(one.documentId))
  return store(world, envelope, [])
}
