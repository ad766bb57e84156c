import type { NodeProps } from '@xyflow/react'
import { useTranslations } from 'use-intl'
import { useTypeTitle } from '#components/route-designer/entity-type.ts'
import type { FlowNode } from '#components/route-designer/to-flow.ts'
import { Card } from './card.tsx'

export function StartCard({ data: { node }, selected }: NodeProps<FlowNode>) {
  const t = useTranslations('designer.card')
  const titleOfType = useTypeTitle()
  if (node.kind !== 'start') return null
  const types = node.entityTypeIds.map(titleOfType).join(', ')
  return <Card node={node} selected={selected} subtitle={types || t('noTypes')} />
}
