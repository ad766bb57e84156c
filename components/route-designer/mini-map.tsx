'use client'
import { MiniMap, type Node } from '@xyflow/react'
import { useTranslations } from 'use-intl'
import { lineColour } from './to-flow.ts'

/** What lies beside the nodes is drawn faintly. */
const colourOf = ({ type }: Node): string =>
  type === 'frame' || type === 'note'
    ? 'color-mix(in oklab, var(--ink-faint) 22%, transparent)'
    : lineColour('next')

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
      nodeColor={colourOf}
      nodeBorderRadius={24}
      className="overflow-hidden rounded-lg border shadow-lift"
      style={{ width: 180, height: 110 }}
    />
  )
}
