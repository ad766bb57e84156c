import { currentUser } from '#app/user.ts'
import { web } from '#app/web.ts'
import { may } from '#lib/auth/permission.ts'
import { readDocument } from '#lib/db/envelope-view.ts'

/** Bytes of a document, always as a download: nothing foreign is shown under our origin. */
export async function GET(
  _request: Request,
  props: { params: Promise<{ id: string; documentId: string }> },
): Promise<Response> {
  const user = await currentUser()
  if (!user || user.portalId === null || !may(user.role, 'envelope:read')) {
    return new Response(null, { status: user ? 403 : 401 })
  }
  const { id, documentId } = await props.params
  const found = await readDocument(web().db, user.portalId, id, documentId).catch(() => null)
  if (!found) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'content-type': found.mime,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      'content-security-policy': 'sandbox',
      'cache-control': 'private, no-store',
      etag: `"${found.sha256}"`,
    },
  })
}
