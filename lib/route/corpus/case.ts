import type { Catalogue } from '#lib/route/catalogue.ts'
import { gallery } from '#lib/route/gallery/index.ts'
import { drawSketch } from '#lib/route/gallery/sketch.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Change, PortalChange } from './change.ts'
import { wholePortal } from './portal.ts'

/** A mistake that somebody could make: the rule that must catch it, the mistake in words, the ready route it was made in. */
export type Mistake = readonly [rule: string, of: string, base: string, change: Change, portal?: PortalChange]

/** A route that is as good as the ready one. */
export type Variant = readonly [of: string, base: string, change: Change, portal?: PortalChange]

/** The ready route of this id after the change, and the portal in which it is looked at. */
export function changed(
  base: string,
  change: Change,
  portal: PortalChange = (catalogue) => catalogue,
): { graph: RouteGraph; catalogue: Catalogue } {
  const sketch = gallery.find(({ id }) => id === base)
  if (!sketch) throw new Error(`there is no ready route ${base}`)
  return {
    graph: change(drawSketch(sketch, { locale: 'en', catalogue: wholePortal })),
    catalogue: portal(wholePortal),
  }
}
