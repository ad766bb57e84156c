'use client'
import { Info } from 'lucide-react'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { lookOf } from '#components/route-designer/kind-look.ts'
import { Thumbnail } from '#components/route-designer/thumbnail.tsx'
import { cn } from '#components/ui/cn.ts'
import { providersOf, type RouteSketch } from '#lib/route/gallery/sketch.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { regulationOf } from '#lib/route/prose.ts'
import { shownNames } from './sample.ts'
import { ServiceBadges } from './service-badges.tsx'
import type { Services } from './view.ts'

/** A ready route before it is taken: its picture, the services it needs, its steps in words. */
export function SampleDetail(props: { sketch: RouteSketch; graph: RouteGraph; services: Services }) {
  const t = useTranslations('route.gallery')
  const said = useSaid()
  const locale = useLocale()
  const { sketch, graph, services } = props
  const points = useMemo(() => {
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
    return regulationOf(graph, shownNames(locale)).flatMap((point) => {
      const node = nodes.get(point.node)
      return node && node.kind !== 'start' && node.kind !== 'end' ? [{ ...point, kind: node }] : []
    })
  }, [graph, locale])
  const providers = providersOf(sketch)
  const lacking = providers.filter((id) => !services.connected.includes(id))
  return (
    <div className="grid content-start gap-4">
      <div className="rounded-lg border bg-canvas p-4">
        <Thumbnail graph={graph} className="h-44 w-full max-md:h-28" />
      </div>
      <p className="text-ink-soft text-sm max-md:sr-only">{said(sketch.purpose)}</p>
      <div className="grid gap-1.5">
        <h3 className="font-medium text-sm">{t('services')}</h3>
        <ServiceBadges providers={providers} services={services} />
        {lacking.length > 0 ? (
          <p className="flex gap-1.5 text-ink-soft text-xs">
            <Info aria-hidden="true" className="size-4 shrink-0 text-info" />
            {t('lacking')}
          </p>
        ) : null}
      </div>
      <div className="grid gap-1.5">
        <h3 className="font-medium text-sm">{t('steps')}</h3>
        <ol className="grid gap-2.5">
          {points.map((point) => {
            const { icon: Icon, tile } = lookOf(point.kind)
            return (
              <li key={point.node} className="grid grid-cols-[1.75rem_1fr] gap-2.5">
                <span className={cn('inline-flex size-7 items-center justify-center rounded-md', tile)}>
                  <Icon aria-hidden="true" className="size-4" />
                </span>
                <span className="min-w-0 text-sm">
                  <span className="block">{said(point.title)}</span>
                  <span className="block text-ink-soft text-xs">{said(point.text)}</span>
                </span>
              </li>
            )
          })}
        </ol>
      </div>
    </div>
  )
}
