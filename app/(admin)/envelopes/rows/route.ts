import { filterOf, pageLimit } from '#app/envelope-filter.ts'
import { currentUser } from '#app/user.ts'
import { isUuid } from '#app/uuid.ts'
import { web } from '#app/web.ts'
import { readFilters } from '#components/envelope/filters.ts'
import type { EnvelopeNews } from '#components/envelope/row.ts'
import { may } from '#lib/auth/permission.ts'
import { countEnvelopes, listEnvelopes, readEnvelopeLines } from '#lib/db/envelope-list.ts'

/** The list's own reading: an older page by `cursor`, or the rows of `ids` that fit the filter. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user || user.portalId === null || !may(user.role, 'envelope:read')) {
    return new Response(null, { status: user ? 403 : 401 })
  }
  const { db } = web()
  const { searchParams } = new URL(request.url)
  const filter = filterOf(readFilters(searchParams))
  const ids = searchParams
    .get('ids')
    ?.split(',')
    .filter((id) => isUuid(id))
  const [page, counts] = await Promise.all([
    ids
      ? readEnvelopeLines(db, user.portalId, filter, ids).then((rows) => ({ rows, nextCursor: null }))
      : listEnvelopes(db, user.portalId, filter, { cursor: searchParams.get('cursor'), limit: pageLimit }),
    countEnvelopes(db, user.portalId),
  ])
  return Response.json({ ...page, counts } satisfies EnvelopeNews)
}
