import { eventStream } from '#app/event-stream.ts'
import { liveOf } from '#app/live.ts'
import { currentUser } from '#app/user.ts'

/** Server-sent events: ids of changed envelopes of the reader's portal. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user || user.portalId === null) return new Response(null, { status: 401 })
  const { portalId } = user
  return eventStream(request, (tell) =>
    liveOf().subscribe(portalId, (ids) => tell({ type: 'envelopes', ids })),
  )
}

export const dynamic = 'force-dynamic'
