'use client'
import { Inbox } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import type { FleetNode } from './answer.ts'
import { useCrowdWords } from './marks.tsx'
import { NodeLine } from './node-line.tsx'

/** Where envelopes stand, the nodes with trouble first, then the fullest. */
export function PlaceList(props: {
  graph: RouteGraph
  nodes: readonly FleetNode[]
  onChoose(node: NodeId): void
}) {
  const t = useTranslations('designer.fleet')
  if (props.nodes.length === 0) return <EmptyState icon={Inbox} title={t('nobody')} text={t('nobodyText')} />
  return (
    <section className="p-2">
      <h3 className="px-2.5 py-1.5 font-medium text-ink-soft text-xs">{t('places')}</h3>
      <ul className="grid gap-0.5">
        {props.nodes
          .toSorted((a, b) => b.stuck - a.stuck || b.count - a.count)
          .map((at) => (
            <NodeLine
              key={at.node}
              graph={props.graph}
              node={at.node}
              onChoose={() => props.onChoose(at.node)}
            >
              <Crowd at={at} />
            </NodeLine>
          ))}
      </ul>
    </section>
  )
}

function Crowd({ at }: { at: FleetNode }) {
  return <span className={at.stuck > 0 ? 'text-bad' : undefined}>{useCrowdWords(at)}</span>
}
