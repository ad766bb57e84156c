import { web } from '#app/web.ts'
import { readDocument } from '#lib/db/envelope-view.ts'
import { readApproval } from '#lib/engine/approve.ts'
import { Refused } from '#lib/failure.ts'

/** A document of the approval, to be read in the browser. Only what the link is about. */
export async function GET(
  _request: Request,
  props: { params: Promise<{ token: string; documentId: string }> },
): Promise<Response> {
  const { token, documentId } = await props.params
  const { engine, db } = web()
  const approval = await readApproval(engine, decodeURIComponent(token)).catch((error: unknown) => {
    if (error instanceof Refused) return null
    throw error
  })
  if (!approval?.documents.some(({ id }) => id === documentId)) return new Response(null, { status: 404 })
  const found = await readDocument(db, approval.portalId, approval.envelopeId, documentId)
  if (!found) return new Response(null, { status: 404 })
  // A PDF is shown by the browser's own viewer; anything else could run as our page and is saved instead.
  const how = found.mime === 'application/pdf' ? 'inline' : 'attachment'
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'content-type': found.mime,
      'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      // The policy of pages is not laid over this address (see `proxy.ts`): only our own page may frame it.
      'content-security-policy': how === 'inline' ? "frame-ancestors 'self'" : 'sandbox',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}
