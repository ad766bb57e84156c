'use client'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import type { LiveState } from '#components/route-designer/live.ts'
import { Card, CardHead } from '#components/ui/card.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { RouteGraph } from '#lib/route/graph.ts'

// The canvas is heavy and below what one came for: it comes after the page.
const RoutePicture = dynamic(
  () => import('#components/route-designer/picture.tsx').then(({ RoutePicture }) => RoutePicture),
  { ssr: false, loading: () => <Skeleton className="h-full" /> },
)

/** The route with where this envelope stands. */
export function Picture({
  version,
  ...route
}: {
  version: number
  graph: RouteGraph
  state: LiveState
  catalogue: Catalogue
}) {
  const t = useTranslations('envelope')
  return (
    <Card className="overflow-hidden max-md:hidden">
      <CardHead title={t('picture')} />
      <div className="h-64">
        <RoutePicture key={version} {...route} />
      </div>
    </Card>
  )
}
