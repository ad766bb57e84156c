import type { NodeProps } from '@xyflow/react'
import { useSaid } from '#components/i18n/said.tsx'
import type { FlowNode } from '#components/route-designer/to-flow.ts'
import { kindTitles } from '#lib/route/titles.ts'
import { Card } from './card.tsx'

/** Nodes of which the head says everything: end, join, wait, action. */
export function PlainCard({ data: { node }, selected }: NodeProps<FlowNode>) {
  const said = useSaid()
  const named = node.title.trim() !== ''
  return <Card node={node} selected={selected} subtitle={named ? said(kindTitles[node.kind]) : undefined} />
}
