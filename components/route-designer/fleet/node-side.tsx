'use client'
import { ArrowLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { outcomeTitle } from '#lib/route/titles.ts'
import type { StageProps } from './fleet-stage.tsx'
import { shareIn } from './marks.tsx'
import { NodeName } from './node-line.tsx'
import { StandingList } from './standing-list.tsx'
import { StayWords } from './stay-list.tsx'

/** One node: who stands there, or how long it takes and how it is left. */
export function NodeSide(props: StageProps & { node: string; onBack(): void }) {
  const t = useTranslations('designer.fleet')
  const { graph, node, mode } = props
  return (
    <section className="p-2" data-testid="fleet-side">
      <Button look="ghost" size="sm" onClick={props.onBack}>
        <ArrowLeft aria-hidden="true" />
        {t('allNodes')}
      </Button>
      <h3 className="flex min-w-0 px-2.5 py-2 font-semibold text-sm">
        <NodeName graph={graph} node={node} />
      </h3>
      {mode === 'places' ? <StandingList {...props} /> : <NodeStays {...props} />}
    </section>
  )
}

function NodeStays({ graph, node: id, durations }: StageProps & { node: string }) {
  const t = useTranslations('designer.fleet')
  const said = useSaid()
  const locale = useLocale()
  const stay = durations?.nodes.find((each) => each.node === id)
  const node = graph.nodes.find((each) => each.id === id)
  if (!durations) return null
  if (!stay || !node) return <p className="px-2.5 py-2 text-ink-soft text-sm">{t('noRunsHere')}</p>
  const ways = durations.ways.filter((each) => each.node === id)
  return (
    <div className="grid gap-3 px-2.5 text-sm">
      <StayWords stay={stay} />
      <ul className="grid gap-2 border-t pt-3">
        {ways
          .toSorted((a, b) => b.share - a.share)
          .map((way) => (
            <li key={way.outcome} className="grid gap-0.5">
              <span className="font-medium">
                {t('share', {
                  outcome: said(outcomeTitle(node, way.outcome)),
                  share: shareIn(locale, way.share),
                })}
              </span>
              <span className="text-ink-soft text-xs">
                <StayWords stay={way} />
              </span>
            </li>
          ))}
      </ul>
    </div>
  )
}
