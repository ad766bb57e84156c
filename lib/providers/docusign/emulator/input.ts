import { jsonBody, MalformedBody, multipartBody } from '#lib/emulation/body.ts'
import type { EmulatorRequest } from '#lib/emulation/emulator.ts'
import { problem } from './problem.ts'
import { isObject, stringly, type WireObject } from './wire.ts'

/** A document's bytes that came as a part of its own. */
export type BinaryPart = { documentId: string; fileName: string; bytes: Uint8Array }

/** The JSON body with every scalar as a string; an empty body is an empty object. */
export function bodyObject(request: EmulatorRequest): WireObject {
  const value = parsed(() => stringly(jsonBody(request) ?? {}))
  if (!isObject(value)) throw problem('INVALID_REQUEST_BODY')
  return value
}

/**
 * A definition with its binary parts: multipart/form-data whose JSON part holds the definition and whose other
 * parts name their document in Content-Disposition (`file; filename="NDA.pdf"; documentid=1`).
 * https://developers.docusign.com/docs/esign-rest-api/how-to/send-binary/
 */
export function bodyWithParts(request: EmulatorRequest): { definition: WireObject; parts: BinaryPart[] } {
  if (!/^\s*multipart\//i.test(request.headers['content-type'] ?? '')) {
    return { definition: bodyObject(request), parts: [] }
  }
  const all = parsed(() => multipartBody(request))
  const head = all.find((part) => /json/i.test(part.contentType))
  if (!head) throw problem('INVALID_REQUEST_BODY', 'The multipart body has no JSON part.')
  const parts = all
    .filter((part) => part !== head)
    .map((part) => ({
      documentId: part.params.documentid ?? part.params.name ?? '',
      fileName: part.params.filename ?? '',
      bytes: /base64/i.test(part.headers['content-transfer-encoding'] ?? '')
        ? new Uint8Array(Buffer.from(new TextDecoder().decode(part.bytes), 'base64'))
        : part.bytes,
    }))
  return { definition: bodyObject({ ...request, body: head.bytes }), parts }
}

function parsed<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof MalformedBody) throw problem('INVALID_REQUEST_BODY', error.message)
    throw error
  }
}
