import { eventStream } from '#app/event-stream.ts'
import { routeNewsOf } from '#app/live.ts'
import { currentUser } from '#app/user.ts'
import { isUuid } from '#app/uuid.ts'
import { web } from '#app/web.ts'
import { may } from '#lib/auth/permission.ts'
import { readRoute } from '#lib/db/route-view.ts'

/** Server-sent events: how the draft and the versions of this route stand, at once and at every change. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const user = await currentUser()
  const { id } = await params
  if (!user || user.portalId === null || !may(user.role, 'route:read'))
    return new Response(null, { status: 401 })
  const found = isUuid(id) ? await readRoute(web().db, user.portalId, id) : null
  if (!found) return new Response(null, { status: 404 })
  return eventStream(request, (tell) => routeNewsOf().subscribe(id, tell))
}

export const dynamic = 'force-dynamic'
