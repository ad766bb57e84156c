'use client'
import { Clock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import type { DurationsRead, NodeStay } from './answer.ts'
import { useStayWords } from './marks.tsx'
import { NodeLine } from './node-line.tsx'

/** How long runs stay at the nodes, the longest first. */
export function StayList(props: {
  graph: RouteGraph
  durations: DurationsRead | null
  onChoose(node: NodeId): void
}) {
  const t = useTranslations('designer.fleet')
  const { durations } = props
  if (!durations) return <Spinner className="m-auto" />
  if (durations.nodes.length === 0)
    return <EmptyState icon={Clock} title={t('noRuns')} text={t('noRunsText')} />
  return (
    <section className="p-2">
      <h3 className="px-2.5 pt-1.5 font-medium text-ink-soft text-xs">{t('stays')}</h3>
      <p className="px-2.5 pb-1.5 text-ink-faint text-xs">{t('staysNote', { n: durations.sample })}</p>
      <ul className="grid gap-0.5">
        {durations.nodes
          .toSorted((a, b) => b.medianMs - a.medianMs || b.p90Ms - a.p90Ms)
          .map((stay) => (
            <NodeLine
              key={stay.node}
              graph={props.graph}
              node={stay.node}
              onChoose={() => props.onChoose(stay.node)}
            >
              <StayWords stay={stay} />
            </NodeLine>
          ))}
      </ul>
    </section>
  )
}

export function StayWords({ stay }: { stay: Pick<NodeStay, 'runs' | 'medianMs' | 'p90Ms'> }) {
  const { said, colour } = useStayWords(stay)
  return (
    <span className="flex items-baseline gap-1.5">
      <span
        aria-hidden="true"
        style={{ background: colour }}
        className="size-2.5 shrink-0 rounded-sm border border-line-strong"
      />
      {said}
    </span>
  )
}
