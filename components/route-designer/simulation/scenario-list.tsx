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
import { type Coverage, percentOf } from '#lib/envelope/coverage.ts'
import type { Stage } from '#lib/envelope/scenario.ts'
import type { Plan } from '#lib/route/plan.ts'
import type { Scenario } from '#lib/route/scenario.ts'
import type { Line, useScenarios } from './use-scenarios.ts'

const ScenarioMenu = lazy(() => import('./scenario-menu.tsx'))

/** The route's scenarios with what came of each, and how much of the route they come through. */
export function ScenarioList(props: {
  scenarios: ReturnType<typeof useScenarios>
  plan: Plan
  stage: Stage
  shown: boolean
  onShow(shown: boolean): void
  onWatch(scenario: Scenario): void
}) {
  const { scenarios, plan, stage, shown, onShow, onWatch } = props
  const t = useTranslations('designer.simulation')
  const { lines, coverage, failed } = scenarios
  if (lines.length === 0) return <EmptyState icon={ListChecks} title={t('empty')} text={t('emptyText')} />
  return (
    <>
      <CoverageBar coverage={coverage} shown={shown} onShow={onShow} />
      <p role="status" className="px-3 pt-3 pb-1 text-ink-soft text-xs" data-testid="scenarios-summary">
        {t('summary', { failed })}
      </p>
      <ul className="grid gap-0.5 p-1.5">
        {lines.map((line) => (
          <ScenarioLine
            key={line.scenario.id}
            {...{ line, plan, stage }}
            onWatch={() => onWatch(line.scenario)}
          />
        ))}
      </ul>
    </>
  )
}

function CoverageBar(props: { coverage: Coverage; shown: boolean; onShow(shown: boolean): void }) {
  const { coverage, shown, onShow } = props
  const t = useTranslations('designer.simulation')
  const id = useId()
  const share = percentOf(coverage)
  const { nodes, edges } = coverage
  const counts = { nodes: nodes.seen, allNodes: nodes.all, edges: edges.seen, allEdges: edges.all }
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

function ScenarioLine(props: { line: Line; plan: Plan; stage: Stage; onWatch(): void }) {
  const { line, plan, stage, onWatch } = props
  const t = useTranslations('designer.simulation')
  const said = useSaid()
  const { scenario, result } = line
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
          <ScenarioMenu {...{ line, plan, stage }} />
        </Suspense>
      )}
    </li>
  )
}
