'use client'
import { useReactFlow } from '@xyflow/react'
import { CircleAlert, Info, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Finding } from '#lib/route/finding.ts'
import type { Outcome } from '#lib/route/graph.ts'
import { outcomeTitle, titleOf } from '#lib/route/titles.ts'
import { useDesigner, useSurroundings } from './designer-context.tsx'

const looks = {
  error: { icon: CircleAlert, colour: 'text-bad' },
  warning: { icon: TriangleAlert, colour: 'text-warn' },
  note: { icon: Info, colour: 'text-info' },
} as const

/** All that the verifier found in the route. */
export function FindingsPanel() {
  const t = useTranslations('designer.verify')
  const { findings } = useSurroundings()
  if (findings.length === 0) return <EmptyState icon={ShieldCheck} title={t('empty')} text={t('emptyText')} />
  return (
    <div className="p-2">
      <FindingList findings={findings} />
    </div>
  )
}

/** Findings with their cures; pressing one shows the place. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="grid gap-1">
      {findings.map((finding) => (
        <li key={keyOf(finding)}>
          <FindingItem finding={finding} />
        </li>
      ))}
    </ul>
  )
}

/** Findings in short, for where their place is in view already; the cure is a hint. */
export function FindingNotes({ findings }: { findings: readonly Finding[] }) {
  const said = useSaid()
  if (findings.length === 0) return null
  return (
    <ul className="grid gap-1.5 rounded-lg bg-sunken px-2.5 py-2">
      {findings.map((finding) => (
        <li key={keyOf(finding)} title={said(finding.cure)} className="flex gap-2 text-xs">
          <SeverityIcon finding={finding} />
          <span className="min-w-0">{said(finding.text)}</span>
        </li>
      ))}
    </ul>
  )
}

const keyOf = (finding: Finding) => `${finding.rule} ${finding.node} ${finding.edge} ${finding.text.en}`

function SeverityIcon({ finding }: { finding: Finding }) {
  const t = useTranslations('designer.verify')
  const { icon: Icon, colour } = looks[finding.severity]
  return (
    <>
      <Icon aria-hidden="true" className={cn('size-4 shrink-0', colour)} />
      <span className="sr-only">{t(finding.severity)}: </span>
    </>
  )
}

function FindingItem({ finding }: { finding: Finding }) {
  const said = useSaid()
  const show = useShow()
  return (
    <button
      type="button"
      data-rule={finding.rule}
      onClick={() => show(finding)}
      className="flex w-full gap-2 rounded-lg px-2.5 py-2 text-left hover:bg-hover"
    >
      <SeverityIcon finding={finding} />
      <span className="min-w-0">
        <span className="block text-ink text-sm">{said(finding.text)}</span>
        <span className="mt-0.5 block text-ink-soft text-xs">{said(finding.cure)}</span>
        <RunOf finding={finding} />
      </span>
    </button>
  )
}

/** The shortest run that shows it, in words. */
function RunOf({ finding }: { finding: Finding }) {
  const t = useTranslations('designer.verify')
  const said = useSaid()
  const nodes = useDesigner((state) => state.graph.nodes)
  if (!finding.counterExample || finding.counterExample.length === 0) return null
  const run = finding.counterExample.flatMap(({ node: id, outcome }) => {
    const node = nodes.find((each) => each.id === id)
    return node ? [`${said(titleOf(node))} · ${said(outcomeTitle(node, outcome as Outcome))}`] : []
  })
  return (
    <span className="mt-1 block text-2xs text-ink-faint">
      {t('path')}: {run.join(' → ')}
    </span>
  )
}

/** Selects what the finding is about, with the run that shows it, and brings it into view. */
function useShow(): (finding: Finding) => void {
  const { store } = useSurroundings()
  const flow = useReactFlow()
  return (finding) => {
    const { graph, show } = store.getState()
    const run = (finding.counterExample ?? []).flatMap(({ node, outcome }) =>
      graph.edges.filter((edge) => edge.from === node && edge.outcome === outcome).map((edge) => edge.id),
    )
    show(finding.node, finding.edge ? [...run, finding.edge] : run)
    const nodes = finding.node ? [finding.node] : []
    const inView = [...nodes, ...(finding.counterExample ?? []).map((step) => step.node)].map((id) => ({
      id,
    }))
    if (inView.length > 0) void flow.fitView({ nodes: inView, duration: 250, maxZoom: 1, padding: 0.3 })
  }
}
