'use client'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { StillCanvas, StillProvider } from '#components/route-designer/still.tsx'
import { isCovered, isTyping } from '#components/route-designer/typing.ts'
import { useReveal } from '#components/route-designer/use-reveal.ts'
import { Notice } from '#components/ui/notice.tsx'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx'
import { placesOf } from '#lib/envelope/place.ts'
import type { Stage } from '#lib/envelope/scenario.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import { asksOf } from './asks.ts'
import { BackButton } from './back-button.tsx'
import { BeginningForm } from './beginning-form.tsx'
import { HistoryList } from './history-list.tsx'
import { liveOf, liveOfCoverage } from './live-of.ts'
import { MovesPanel } from './moves-panel.tsx'
import { SaveForm } from './save-form.tsx'
import { ScenarioList } from './scenario-list.tsx'
import { Transport } from './transport.tsx'
import { useScenarios } from './use-scenarios.ts'
import { type SimulationDesk, useSimulation } from './use-simulation.ts'

type Tab = 'run' | 'scenarios'

/** The drawing with where the rehearsal stands, and beside it everything that can be done. */
export function SimulationStage(props: {
  name: string
  plan: Plan
  stage: Stage
  graph: RouteGraph
  /** Whether something is played by what stands in for it. */
  hasStandIns: boolean
  onClose(): void
}) {
  const { name, plan, stage, graph, onClose } = props
  const t = useTranslations('designer.simulation')
  const { catalogue } = useSurroundings()
  const desk = useSimulation(name, plan, stage, catalogue)
  const scenarios = useScenarios(plan, stage)
  const asks = useMemo(() => asksOf(plan), [plan])
  const [tab, setTab] = useState<Tab>('run')
  const [covering, setCovering] = useState(false)
  useKeys(desk)
  const { here } = desk
  const { coverage } = scenarios
  const painted = covering && tab === 'scenarios'
  const live = useMemo(
    () => (painted ? liveOfCoverage(coverage, graph) : liveOf(here, graph)),
    [painted, coverage, here, graph],
  )
  return (
    <>
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b px-3 py-1">
        <BackButton onClose={onClose} />
        <h2 className="font-semibold text-sm max-sm:sr-only">{t('title')}</h2>
        <Transport desk={desk} />
      </header>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <StillProvider graph={graph} catalogue={catalogue} live={live}>
          <StillCanvas>
            <Follow place={painted ? null : placeOf(desk)} />
          </StillCanvas>
        </StillProvider>
        <Tabs value={tab} onValueChange={(value) => setTab(value === 'scenarios' ? value : 'run')}>
          <aside
            aria-label={t('title')}
            className="flex w-88 shrink-0 flex-col border-l max-lg:w-80 max-md:min-h-0 max-md:w-full max-md:flex-1 max-md:border-t max-md:border-l-0"
          >
            <TabsList className="shrink-0 px-1.5">
              <TabsTrigger value="run">{t('tabs.run')}</TabsTrigger>
              <TabsTrigger value="scenarios">
                {t('tabs.scenarios')}
                <Count failed={scenarios.failed} all={scenarios.lines.length} />
              </TabsTrigger>
            </TabsList>
            <TabsContent value="run" className="min-h-0 flex-1 overflow-y-auto pt-0">
              {props.hasStandIns ? (
                <Notice tone="warn" className="m-3 mb-0">
                  {t('standIns')}
                </Notice>
              ) : null}
              <BeginningForm asks={asks} beginning={desk.beginning} onChange={desk.setBeginning} />
              <MovesPanel desk={desk} />
              <SaveForm desk={desk} />
              <HistoryList desk={desk} />
            </TabsContent>
            <TabsContent value="scenarios" className="min-h-0 flex-1 overflow-y-auto pt-0">
              <ScenarioList
                {...{ scenarios, plan, stage }}
                shown={covering}
                onShow={setCovering}
                onWatch={(scenario) => {
                  desk.watch(scenario)
                  setTab('run')
                }}
              />
            </TabsContent>
          </aside>
        </Tabs>
      </div>
    </>
  )
}

function Count({ failed, all }: { failed: number; all: number }) {
  if (all === 0) return null
  return (
    <span
      className={`rounded-full px-1.5 text-2xs ${failed > 0 ? 'bg-bad-wash text-bad' : 'bg-sunken text-ink-soft'}`}
    >
      {failed > 0 ? `${failed}/${all}` : all}
    </span>
  )
}

const placeOf = ({ here: { world, state } }: SimulationDesk): string | null =>
  (placesOf(world.plan, state)[0]?.node ?? state.threads[0]?.at) || null

/** Keeps the place where the run stands in view. */
function Follow({ place }: { place: string | null }) {
  const reveal = useReveal()
  useEffect(() => {
    if (place) reveal(place, 'move')
  }, [place, reveal])
  return null
}

/** Arrows step, the space bar plays: as in any player. */
function useKeys(desk: SimulationDesk): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target, key, ctrlKey, altKey, metaKey } = event
    if (event.defaultPrevented || ctrlKey || altKey || metaKey || isTyping(target) || isCovered()) return
    const held =
      target instanceof Element && target.closest('button, a, summary, [role=tab], .react-flow__node')
    if (held) return
    const act = { ArrowRight: desk.step, ArrowLeft: desk.back, ' ': desk.play }[key]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
