import { createLive, type Live } from '#lib/db/live.ts'
import { createRouteNews, type RouteNews } from '#lib/db/route-news.ts'
import { web } from './web.ts'

const holder = globalThis as { inkrouteLive?: Live; inkrouteRouteNews?: RouteNews }

const warn = (what: string) => (error: unknown) => web().log.warn({ err: error }, what)

/** The one reader of changes in this process, however often the framework loads this module. */
export function liveOf(): Live {
  holder.inkrouteLive ??= createLive(web().engine.sql, warn('changes could not be read'))
  return holder.inkrouteLive
}

/** The one reader of routes that somebody has open. */
export function routeNewsOf(): RouteNews {
  holder.inkrouteRouteNews ??= createRouteNews(
    web().engine.sql,
    warn('routes could not be read for those who have them open'),
  )
  return holder.inkrouteRouteNews
}
