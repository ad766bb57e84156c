'use client'
import { ArrowLeft, ArrowRightLeft, Tags } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { useAsked } from '#components/form/use-asked.ts'
import type { VersionDesk, VersionLine } from '#components/route-designer/answer.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Select } from '#components/ui/select.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { moveAsked } from '#components/version-move/view.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { CompareStage } from './compare-stage.tsx'
import { PassedFindings } from './passed-findings.tsx'
import { RestoreButton } from './restore-button.tsx'
import { useGraphOf } from './use-graph-of.ts'
import { type Stage, VersionList } from './version-list.tsx'
import { ViewChoice } from './view-choice.tsx'

const TextCompare = lazy(() => import('./text-compare.tsx'))

type Props = {
  desk: VersionDesk
  mayEdit: boolean
  onClose(): void
  /** Makes the version's graph the draft. */
  onRestore(graph: RouteGraph, number: number): void
}

/** The stages of a route: what each was like, what differs between any two, and the way back to one. */
export default function VersionView(props: Props) {
  const t = useTranslations('designer.versions')
  const [moving] = useAsked(moveAsked)
  const versions = useVersions(props.desk, moving)
  return (
    <section aria-label={t('title')} data-testid="versions" className="flex min-h-0 flex-1 flex-col">
      {versions ? <Stages {...props} versions={versions} /> : <Spinner className="m-auto" />}
    </section>
  )
}

function useVersions(desk: VersionDesk, moving: boolean): VersionLine[] | null {
  const { run } = useAct()
  const [versions, setVersions] = useState<VersionLine[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read when the page of versions opens, and after envelopes were moved
  useEffect(() => {
    if (!moving) void run(() => desk.versions()).then((read) => setVersions(read ?? []))
  }, [moving])
  return versions
}

function Stages({
  desk,
  mayEdit,
  onClose,
  onRestore,
  versions,
}: Props & { versions: readonly VersionLine[] }) {
  const t = useTranslations('designer.versions')
  const [shown, setShown] = useState<Stage>('draft')
  const [chosen, setChosen] = useState<Stage | 'none' | null>(null)
  const [view, setView] = useState<'drawing' | 'text'>('drawing')
  const [, askToMove] = useAsked(moveAsked)
  const against = chosen ?? earlierThan(shown, versions)
  const graph = useGraphOf(desk, shown)
  const before = useGraphOf(desk, against)
  const choose = (stage: Stage) => {
    setShown(stage)
    setChosen(null)
  }
  const ready = graph !== null && (against === 'none' || before !== null)
  const version = versions.find((each) => each.number === shown)
  return (
    <>
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b px-3 py-1">
        <Button look="ghost" size="sm" onClick={onClose}>
          <ArrowLeft aria-hidden="true" />
          {t('back')}
        </Button>
        <h2 className="font-semibold text-sm">
          {shown === 'draft' ? t('draft') : t('current', { n: shown })}
        </h2>
        <span className="flex items-center gap-2 text-ink-soft text-sm">
          {t('against')}
          <Select
            className="w-44"
            aria-label={t('against')}
            value={String(against)}
            onChange={(event) => setChosen(stageOf(event.target.value))}
          >
            <option value="none">{t('alone')}</option>
            {(['draft', ...versions.map((each) => each.number)] as Stage[])
              .filter((stage) => stage !== shown)
              .map((stage) => (
                <option key={stage} value={String(stage)}>
                  {stage === 'draft' ? t('withDraft') : t('with', { n: stage })}
                </option>
              ))}
          </Select>
        </span>
        <ViewChoice value={view} onChange={setView} />
        <span className="flex-1" />
        {mayEdit && version && graph ? (
          <RestoreButton
            number={version.number}
            graph={graph}
            inForce={versions[0]?.number ?? version.number}
            desk={desk}
            onRestore={onRestore}
          />
        ) : null}
      </header>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <VersionList versions={versions} current={shown} onChoose={choose} />
        <div className="flex min-w-0 flex-1 flex-col">
          {mayEdit && version && version.running > 0 && version.number < (versions[0]?.number ?? 0) ? (
            <div className="flex shrink-0 flex-wrap items-center gap-3 border-b px-3 py-2 text-sm">
              <span className="flex-1">
                {t('runningHere', { n: version.running, version: version.number })}
              </span>
              <Button size="sm" onClick={() => askToMove(true)}>
                <ArrowRightLeft aria-hidden="true" />
                {t('move', { n: versions[0]?.number ?? version.number })}
              </Button>
            </div>
          ) : null}
          {version && version.findings.length > 0 ? (
            <div className="max-h-28 shrink-0 overflow-y-auto border-b p-2">
              <PassedFindings findings={version.findings} />
            </div>
          ) : null}
          {versions.length === 0 ? (
            <EmptyState icon={Tags} title={t('empty')} text={t('emptyText')} />
          ) : ready ? (
            <Suspense fallback={<Spinner className="m-auto" />}>
              {view === 'drawing' ? (
                <CompareStage key={`${shown} ${against}`} before={before} after={graph} />
              ) : (
                <TextCompare key={`${shown} ${against}`} before={before} after={graph} />
              )}
            </Suspense>
          ) : (
            <Spinner className="m-auto" />
          )}
        </div>
      </div>
    </>
  )
}

const stageOf = (value: string): Stage | 'none' =>
  value === 'draft' || value === 'none' ? value : Number(value)

/** What a stage is compared with until the reader says otherwise: the one before it. */
function earlierThan(stage: Stage, versions: readonly VersionLine[]): Stage | 'none' {
  const before = stage === 'draft' ? versions[0] : versions.find((version) => version.number < stage)
  return before?.number ?? 'none'
}
