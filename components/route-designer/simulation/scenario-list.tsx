'use client'
import { CircleCheck, CircleX, ListChecks } from 'lucide-react'
import { lazy, Suspense, useId } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Label } from '#components/ui/label.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { Scenario } from '#lib/route/scenario.ts'
import type { Counts, Rehearsed, useScenarios } from './use-scenarios.ts'

const ScenarioMenu = lazy(() => import('./scenario-menu.tsx'))

/** The route's scenarios with what came of each, and how much of the route they come through. */
export function ScenarioList(props: {
  scenarios: ReturnType<typeof useScenarios>
  shown: boolean
  onShow(shown: boolean): void
  onWatch(scenario: Scenario): void
}) {
  const { scenarios, shown, onShow, onWatch } = props
  const t = useTranslations('designer.simulation')
  const { rehearsed, counts, failed } = scenarios
  if (rehearsed.length === 0) return <EmptyState icon={ListChecks} title={t('empty')} text={t('emptyText')} />
  return (
    <>
      <Coverage counts={counts} shown={shown} onShow={onShow} />
      <p role="status" className="px-3 pt-3 pb-1 text-ink-soft text-xs" data-testid="scenarios-summary">
        {t('summary', { failed })}
      </p>
      <ul className="grid gap-0.5 p-1.5">
        {rehearsed.map((each) => (
          <Line key={each.scenario.id} rehearsed={each} onWatch={() => onWatch(each.scenario)} />
        ))}
      </ul>
    </>
  )
}

function Coverage(props: { counts: Counts; shown: boolean; onShow(shown: boolean): void }) {
  const { counts, shown, onShow } = props
  const t = useTranslations('designer.simulation')
  const id = useId()
  const share = Math.round(
    (100 * (counts.nodes + counts.edges)) / Math.max(1, counts.allNodes + counts.allEdges),
  )
  return (
    <section aria-label={t('coverage')} className="grid gap-1.5 border-b p-3">
      <div className="flex items-baseline justify-between gap-2 text-sm">
        <span className="font-medium">{t('coverage')}</span>
        <span className="font-semibold tabular-nums">{share} %</span>
      </div>
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
        <div className="h-full rounded-full bg-good" style={{ width: `${share}%` }} />
      </div>
      <p className="text-ink-faint text-xs">{t('coverageText', counts)}</p>
      <div className="mt-1 flex items-center gap-2">
        <Switch id={id} checked={shown} onCheckedChange={onShow} />
        <Label htmlFor={id}>{t('show')}</Label>
      </div>
    </section>
  )
}

function Line({ rehearsed, onWatch }: { rehearsed: Rehearsed; onWatch(): void }) {
  const t = useTranslations('designer.simulation')
  const said = useSaid()
  const { scenario, result } = rehearsed
  const readOnly = useDesigner((state) => state.readOnly)
  const Icon = result.ok ? CircleCheck : CircleX
  return (
    <li
      className="flex items-start gap-2 rounded-lg px-2 py-1.5 hover:bg-hover"
      data-testid={`scenario:${scenario.id}`}
      data-ok={result.ok}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${result.ok ? 'text-good' : 'text-bad'}`} />
      <span className="min-w-0 flex-1">
        <span className="block break-words text-sm">
          {scenario.name}
          <span className="sr-only">: {result.ok ? t('passed') : t('failed')}</span>
        </span>
        {result.ok ? null : <span className="block text-bad text-xs">{said(result.text)}</span>}
      </span>
      <Button look="ghost" size="sm" aria-label={`${t('watch')}: ${scenario.name}`} onClick={onWatch}>
        {t('watch')}
      </Button>
      {readOnly ? null : (
        <Suspense fallback={<span className="size-7" />}>
          <ScenarioMenu rehearsed={rehearsed} />
        </Suspense>
      )}
    </li>
  )
}
