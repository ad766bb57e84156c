import { and, eq } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { route, routeName } from '#lib/db/schema/route.ts'
import { Refused } from '#lib/failure.ts'
import { nearest } from '#lib/route/near.ts'
import { say } from '#lib/sentence.ts'

export type RouteRow = typeof route.$inferSelect

/** How a name is compared: case and spaces do not matter. */
export const plainName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('ru')

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The route of a portal by id, by its name or by a name that it used to have. Refused 404 with near names. */
export async function findRoute(db: Db, portalId: number, nameOrId: string): Promise<RouteRow> {
  if (uuid.test(nameOrId)) {
    const [byId] = await db
      .select()
      .from(route)
      .where(and(eq(route.portalId, portalId), eq(route.id, nameOrId)))
    if (byId && !byId.archived) return byId
    throw unknownRoute(nameOrId, [])
  }
  const [found] = await db
    .select({ route })
    .from(routeName)
    .innerJoin(route, eq(route.id, routeName.routeId))
    .where(and(eq(routeName.portalId, portalId), eq(routeName.name, plainName(nameOrId))))
  if (found && !found.route.archived) return found.route
  const names = await db
    .select({ name: route.name })
    .from(route)
    .where(and(eq(route.portalId, portalId), eq(route.archived, false)))
  throw unknownRoute(
    nameOrId,
    nearest(
      nameOrId,
      names.map((row) => row.name),
      plainName,
    ),
  )
}

const unknownRoute = (asked: string, near: string[]) => {
  const list = near.map((name) => `«${name}»`).join(', ')
  return new Refused(404, {
    code: 'route-unknown',
    text: say(`Маршрута «${asked}» нет.`, `There is no route “${asked}”.`),
    cure: near.length
      ? say(`Похожие: ${list}. Исправьте название.`, `Similar ones: ${list}. Correct the name.`)
      : say('Проверьте название на странице маршрутов.', 'Check the name at the routes page.'),
    detail: { near },
  })
}
