'use client'
import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { VersionDesk } from '#components/route-designer/answer.ts'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Confirm } from '#components/ui/confirm.tsx'
import { meansTheSame } from '#lib/route/diff.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { useGraphOf } from './use-graph-of.ts'

/** Makes the version the draft; asks where edits that were never published would leave it. */
export function RestoreButton(props: {
  number: number
  graph: RouteGraph
  /** The number of the version in force. */
  inForce: number
  desk: VersionDesk
  onRestore(graph: RouteGraph, number: number): void
}) {
  const t = useTranslations('designer.versions')
  const { number, graph, inForce } = props
  const draft = useDesigner((state) => state.graph)
  const published = useGraphOf(props.desk, inForce)
  const restore = () => props.onRestore(graph, number)
  const loses = published !== null && !meansTheSame(draft, published)
  const button = (
    <Button
      size="sm"
      disabled={published === null || meansTheSame(draft, graph)}
      onClick={loses ? undefined : restore}
    >
      <RotateCcw aria-hidden="true" />
      {t('restore')}
    </Button>
  )
  if (!loses) return button
  return (
    <Confirm
      trigger={button}
      title={t('restoreTitle', { n: number })}
      text={t('restoreText', { n: number })}
      act={t('restoreAct')}
      onConfirm={restore}
    />
  )
}
