import type { NodeProps } from '@xyflow/react'
import { useTranslations } from 'use-intl'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import type { FlowNode } from '#components/route-designer/to-flow.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { DocumentSource } from '#lib/route/graph.ts'
import { Card } from './card.tsx'

export function DocumentCard({ data: { node }, selected }: NodeProps<FlowNode>) {
  const t = useTranslations('designer')
  const { catalogue } = useSurroundings()
  if (node.kind !== 'document') return null
  const { source } = node
  const name = source && nameOf(source, catalogue)
  const text = source ? name || t(`inspector.sources.${source.from}`) : t('card.noSource')
  return <Card node={node} selected={selected} subtitle={text} />
}

function nameOf(source: DocumentSource, catalogue: Catalogue): string {
  switch (source.from) {
    case 'template':
      return catalogue.templates?.find((each) => each.id === source.templateId)?.name ?? source.templateId
    case 'file-field':
      return catalogue.fields?.find((each) => each.name === source.field)?.title ?? source.field
    case 'drive':
      return source.fileId
    case 'input':
      return source.input
    case 'formalised':
      return ''
  }
}
