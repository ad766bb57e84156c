import { z } from 'zod'
import { problemResponse } from '#app/problem.ts'
import { currentUser } from '#app/user.ts'
import { isUuid } from '#app/uuid.ts'
import { web } from '#app/web.ts'
import type { DurationsRead, FleetRead, StandingRead } from '#components/route-designer/fleet/answer.ts'
import { may } from '#lib/auth/permission.ts'
import { passesLookedAt } from '#lib/db/fleet-durations.ts'
import { readRoute } from '#lib/db/route-view.ts'
import { readFleet, readFleetDurations, readStanding } from '#lib/engine/fleet.ts'

const version = z.union([z.literal('all'), z.coerce.number().int().min(1)])
const asked = z.discriminatedUnion('part', [
  z.object({ part: z.literal('places'), version }),
  z.object({ part: z.literal('durations'), version }),
  z.object({
    part: z.literal('standing'),
    version,
    node: z.string().min(1).max(64),
    cursor: z.string().max(80).nullable().default(null),
    limit: z.coerce.number().int().min(1).max(100),
  }),
])

/** What the designer shows of the envelopes along this route: where they stand, who at a node, how long it takes. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const user = await currentUser()
  const reads = user && may(user.role, 'route:read') && may(user.role, 'envelope:read')
  if (!user || user.portalId === null || !reads) return new Response(null, { status: user ? 403 : 401 })
  const { id } = await params
  const row = isUuid(id) ? await readRoute(web().db, user.portalId, id) : null
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!row || !query.success) return new Response(null, { status: row ? 422 : 404 })
  try {
    return Response.json(await answer(row, query.data))
  } catch (error) {
    return problemResponse(request, error)
  }
}

async function answer(
  row: Parameters<typeof readFleet>[1],
  query: z.infer<typeof asked>,
): Promise<FleetRead | DurationsRead | StandingRead> {
  const { engine } = web()
  switch (query.part) {
    case 'places':
      return readFleet(engine, row, query.version)
    case 'durations':
      return { sample: passesLookedAt, ...(await readFleetDurations(engine, row, query.version)) }
    case 'standing':
      return readStanding(engine, row, query.version, query)
  }
}
