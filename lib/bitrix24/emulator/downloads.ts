import { MalformedBody, multipartBody } from '#lib/emulation/body.ts'
import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { callerByToken, callerByWebhook } from './caller.ts'
import { shownObject } from './drive-show.ts'
import { storeFile } from './drive-write.ts'
import type { LinkTarget } from './links.ts'
import { documentBytes } from './make-document.ts'
import type { Caller } from './method.ts'
import { methodByName } from './methods/registry.ts'
import type { Portal } from './portal.ts'
import { Refusal } from './refusal.ts'
import { openLink } from './tokens.ts'

/** Names under which signed links come; they are no methods and cannot be called without a link's token. */
export const linkNames = [
  'download',
  'upload',
  'crm.controller.item.getfile',
  'crm.documentgenerator.document.getpdf',
  'crm.documentgenerator.document.download',
]

const defaultAgents = /^(node|undici|axios|node-fetch|got|python-requests|Go-http-client|okhttp|Java)\b/i

const notFoundPage = (): EmulatorResponse => ({
  status: 404,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>',
})

const attachment = (bytes: Uint8Array, name: string, contentType: string): EmulatorResponse => ({
  status: 200,
  headers: {
    'content-type': contentType,
    'content-disposition': `attachment; filename="file"; filename*=utf-8''${encodeURIComponent(name)}`,
  },
  body: bytes,
})

const mimeOf = (name: string): string =>
  /\.pdf$/i.test(name) ? 'application/pdf' : 'application/octet-stream'

const docxMime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const gone = () => new Refusal(400, 'ERROR_NOT_FOUND', 'File not found')

const read = async (portal: Portal, target: LinkTarget): Promise<EmulatorResponse> => {
  const world = portal.world()
  if (target.kind === 'document') {
    const document = world.documents[String(target.id)]
    const early = document && portal.now().getTime() < document.pdfAt
    if (!document || (target.form === 'pdf' && (early || document.conversionFails))) throw gone()
    const bytes = await documentBytes(portal, document, target.form)
    return attachment(
      bytes,
      `${document.title}.${target.form}`,
      target.form === 'pdf' ? 'application/pdf' : docxMime,
    )
  }
  const file = target.kind === 'file' ? world.files[String(target.id)] : undefined
  const object = target.kind === 'drive' ? world.drive.objects[String(target.id)] : undefined
  const kept = file ?? object
  if (!kept) throw gone()
  return attachment(await portal.context.blobs.get(kept.sha256), kept.name, mimeOf(kept.name))
}

const uploadedPart = (request: EmulatorRequest): { name: string; bytes: Uint8Array } => {
  try {
    const part = multipartBody(request).find((one) => one.params.name === 'file')
    if (part?.params.filename) return { name: part.params.filename, bytes: part.bytes }
  } catch (error) {
    if (!(error instanceof MalformedBody)) throw error
  }
  throw new Refusal(400, 'ERROR_COULD_NOT_SAVE_FILE', 'Could not save file')
}

const write = async (
  portal: Portal,
  caller: Caller,
  target: Extract<LinkTarget, { kind: 'upload' }>,
  request: EmulatorRequest,
): Promise<EmulatorResponse> => {
  const folder = portal.world().drive.objects[String(target.folderId)]
  if (folder?.type !== 'folder') throw gone()
  const { name, bytes } = uploadedPart(request)
  const file = await storeFile(portal, { folder, name, bytes, unique: target.unique, userId: caller.user.id })
  portal.touched()
  const call = {
    portal,
    world: portal.world(),
    params: {},
    caller,
    method: 'upload',
    methodNamed: methodByName,
  }
  return { status: 200, body: { result: shownObject(call, file, true) } }
}

/**
 * Follows a signed link. A client without a proper name is turned away by the web server, before Bitrix24 looks.
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html
 */
export const followLink = async (
  portal: Portal,
  request: EmulatorRequest,
  webhook?: { userId: string; secret: string },
): Promise<EmulatorResponse> => {
  const agent = request.headers['user-agent'] ?? ''
  try {
    const caller = webhook
      ? callerByWebhook(portal, webhook.userId, webhook.secret)
      : callerByToken(portal, request.query.get('auth') ?? '', 'download')
    const [kind, sealed = ''] = (request.query.get('token') ?? '').split('|')
    const payload = openLink(portal, sealed)
    if (payload === undefined) throw new Refusal(403, 'ACCESS_DENIED', 'Wrong or missing token of the link')
    const target = JSON.parse(payload) as LinkTarget
    if (target.kind !== kind) throw new Refusal(403, 'ACCESS_DENIED', 'Wrong or missing token of the link')
    if (target.kind === 'upload') return await write(portal, caller, target, request)
    if (agent === '' || defaultAgents.test(agent)) return notFoundPage()
    return await read(portal, target)
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body() }
    throw error
  }
}

/** A public link, which anybody may open. */
export const followPublicLink = async (portal: Portal, code: string): Promise<EmulatorResponse> => {
  const world = portal.world()
  const document = Object.values(world.documents).find((one) => one.publicUrl?.endsWith(`/~${code}`))
  if (document) return read(portal, { kind: 'document', id: document.id, form: 'pdf' })
  const object = Object.values(world.drive.objects).find((one) => one.externalCode === code)
  return object ? read(portal, { kind: 'drive', id: object.id }) : notFoundPage()
}
