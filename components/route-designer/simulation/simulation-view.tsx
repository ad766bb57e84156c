'use client'
import { CircleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Stage } from '#lib/envelope/scenario.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import { compile } from '#lib/route/compile.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import { withStandIns } from '#lib/route/stand-in.ts'
import { verify } from '#lib/route/verify.ts'
import { BackButton } from './back-button.tsx'
import { SimulationStage } from './simulation-stage.tsx'

/** The route rehearsed: made-up people, a clock that can be moved, and every move by hand. */
export default function SimulationView(props: { name: string; stage: Stage; onClose(): void }) {
  const { name, stage, onClose } = props
  const t = useTranslations('designer.simulation')
  const { catalogue } = useSurroundings()
  const graph = useDesigner((state) => state.graph)
  const { nodes, edges } = graph
  // Notes and scenarios change nothing of the plan: a run under way is not begun anew by them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: nodes and edges are all that is compiled
  const made = useMemo(() => planned(graph, catalogue), [nodes, edges, catalogue])
  return (
    <section aria-label={t('title')} data-testid="simulation" className="flex min-h-0 flex-1 flex-col">
      {'plan' in made ? (
        <SimulationStage
          {...{ name, stage, graph, onClose }}
          plan={made.plan}
          hasStandIns={made.hasStandIns}
        />
      ) : (
        <>
          <header className="flex h-12 shrink-0 items-center gap-3 border-b px-3">
            <BackButton onClose={onClose} />
            <h2 className="font-semibold text-sm">{t('title')}</h2>
          </header>
          <Blocked findings={made.findings} />
        </>
      )}
    </section>
  )
}

/** The route's plan; where documents or connections are not chosen yet, with what stands in for them. */
function planned(graph: RouteGraph, catalogue: Catalogue) {
  const compiled = compile(graph, catalogue)
  if ('plan' in compiled && isWhole(compiled.plan)) return { ...compiled, hasStandIns: false }
  const staged = withStandIns(graph)
  const made = compile(staged.graph, staged.catalogue)
  if ('plan' in made && isWhole(made.plan)) return { ...made, hasStandIns: true }
  return { findings: verify(graph, catalogue).filter(({ severity }) => severity === 'error') }
}

/** A step without a connection is left out of the plan, and then ways of it lead nowhere. */
function isWhole(plan: Plan): boolean {
  const ways = Object.values(plan.nodes).flatMap((node) => {
    switch (node.kind) {
      case 'leg':
        return node.steps.flatMap(({ ways: { done, declined, expired } }) =>
          [done, declined, expired].flatMap((way) => way?.to ?? []),
        )
      case 'condition':
        return [...node.branches.map(({ way }) => way.to), node.otherwise.to]
      case 'fork':
        return node.branches.map(({ way }) => way.to)
      case 'end':
        return []
      default:
        return [node.next.to]
    }
  })
  const steps = new Set(
    Object.values(plan.nodes).flatMap((node) => (node.kind === 'leg' ? node.steps.map(({ id }) => id) : [])),
  )
  return [plan.entry, ...ways].every((id) => plan.nodes[id] !== undefined || steps.has(id))
}

function Blocked({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations('designer.simulation')
  const said = useSaid()
  return (
    <div className="overflow-y-auto">
      <EmptyState
        icon={CircleAlert}
        title={t('blocked')}
        text={
          <>
            {t('blockedText')}
            <ul className="mt-3 grid gap-2 text-left">
              {findings.map((finding) => (
                <li key={`${finding.rule} ${finding.node} ${finding.text.en}`}>
                  <span className="block text-ink">{said(finding.text)}</span>
                  <span className="block text-xs">{said(finding.cure)}</span>
                </li>
              ))}
            </ul>
          </>
        }
      />
    </div>
  )
}
