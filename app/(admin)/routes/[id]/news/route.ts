import { eventStream } from '#app/event-stream.ts'
import { currentUser } from '#app/user.ts'
import { web } from '#app/web.ts'
import { may } from '#lib/auth/permission.ts'
import { createRouteNews, type RouteNews } from '#lib/db/route-news.ts'
import { readRoute } from '#lib/db/route-view.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const holder = globalThis as { inkrouteRouteNews?: RouteNews }

/** The one reader of this process, however often the framework loads this module. */
function newsOf(): RouteNews {
  const { engine, log } = web()
  holder.inkrouteRouteNews ??= createRouteNews(engine.sql, (error) =>
    log.warn({ err: error }, 'routes could not be read for those who have them open'),
  )
  return holder.inkrouteRouteNews
}

/** Server-sent events: how the draft and the versions of this route stand, at once and at every change. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const user = await currentUser()
  const { id } = await params
  if (!user || user.portalId === null || !may(user.role, 'route:read'))
    return new Response(null, { status: 401 })
  const found = uuid.test(id) ? await readRoute(web().db, user.portalId, id) : null
  if (!found) return new Response(null, { status: 404 })
  return eventStream(request, (tell) => newsOf().subscribe(id, tell))
}

export const dynamic = 'force-dynamic'
