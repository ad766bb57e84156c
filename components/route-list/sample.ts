import type { Names } from '#lib/route/catalogue.ts'
import { drawSketch, providersOf, providerTitles, type RouteSketch } from '#lib/route/gallery/sketch.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Locale } from '#lib/sentence.ts'

const nothing = { pipelines: null, users: null, templates: null, fields: null }

/** Names for a route that no portal has yet: services are called by their own names. */
export const shownNames = (locale: Locale): Names => ({
  ...nothing,
  connections: Object.entries(providerTitles).map(([id, title]) => ({
    id,
    provider: id,
    label: title[locale],
  })),
})

/** The ready route as it is shown before it is taken: every service it needs is there. */
export function shownSample(sketch: RouteSketch, locale: Locale): RouteGraph {
  const connections = providersOf(sketch).map((provider) => ({ provider }))
  return drawSketch(sketch, { locale, catalogue: { templates: null, connections } })
}
