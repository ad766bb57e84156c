'use client'
import { MiniMap } from '@xyflow/react'
import { useTranslations } from 'use-intl'
import { lineColour } from './to-flow.ts'

/** The whole route in small; drag to go elsewhere. */
export default function RouteMap() {
  const t = useTranslations('designer.commands')
  return (
    <MiniMap
      ariaLabel={t('minimap')}
      pannable
      zoomable
      position="bottom-right"
      bgColor="var(--surface)"
      maskColor="color-mix(in oklab, var(--ink) 8%, transparent)"
      nodeColor={lineColour('next')}
      nodeBorderRadius={24}
      className="overflow-hidden rounded-lg border shadow-lift"
      style={{ width: 180, height: 110 }}
    />
  )
}
