'use client'
import { CircleAlert, Info, Play, ShieldCheck, TriangleAlert, Wrench } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Finding, Fix } from '#lib/route/finding.ts'
import type { Outcome, RouteNode } from '#lib/route/graph.ts'
import { outcomeTitle, titleOf } from '#lib/route/titles.ts'
import { useDesigner, useMarks } from './designer-context.tsx'
import { useShow } from './use-show.ts'

const looks = {
  error: { icon: CircleAlert, colour: 'text-bad' },
  warning: { icon: TriangleAlert, colour: 'text-warn' },
  note: { icon: Info, colour: 'text-info' },
} as const

/** All that the verifier found in the route, with its cures; pressing a finding shows its place. */
export function FindingsPanel() {
  const t = useTranslations('designer.verify')
  const findings = useMarks((marks) => marks.findings)
  if (findings.length === 0) return <EmptyState icon={ShieldCheck} title={t('empty')} text={t('emptyText')} />
  return (
    <ul className="grid gap-1 p-2">
      {findings.map((finding) => (
        <FindingItem key={keyOf(finding)} finding={finding} />
      ))}
    </ul>
  )
}

/** Findings in short, for where their place is in view already; the cure is a hint. */
export function FindingNotes({ findings }: { findings: readonly Finding[] }) {
  const said = useSaid()
  if (findings.length === 0) return null
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-lg bg-sunken px-2.5 py-2">
      {findings.map((finding) => (
        <li key={keyOf(finding)} title={said(finding.cure)} className="flex gap-2 text-xs">
          <SeverityIcon finding={finding} />
          <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] justify-items-start gap-1.5">
            {said(finding.text)}
            <FixButton fix={finding.fix} />
          </span>
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
  const t = useTranslations('designer.verify')
  const said = useSaid()
  const { place, play } = useShow()
  const run = finding.counterExample ?? []
  return (
    <li data-rule={finding.rule} className="rounded-lg hover:bg-hover">
      <button
        type="button"
        onClick={() => place(finding)}
        className="flex w-full gap-2 rounded-lg px-2.5 pt-2 pb-1.5 text-left"
      >
        <SeverityIcon finding={finding} />
        <span className="min-w-0">
          <span className="block text-ink text-sm">{said(finding.text)}</span>
          <span className="mt-0.5 block text-ink-soft text-xs">{said(finding.cure)}</span>
          {run.length > 0 ? <RunInWords run={run} /> : null}
        </span>
      </button>
      <div className="flex flex-wrap gap-1.5 pr-2.5 pb-2 pl-[2.125rem] empty:hidden">
        <FixButton fix={finding.fix} />
        {run.length > 0 ? (
          <Button look="ghost" size="sm" onClick={() => play(finding)} className="text-xs [&_svg]:size-3.5">
            <Play aria-hidden="true" />
            {t('play')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

/** Applies the cure; undo takes it back. */
function FixButton({ fix }: { fix: Fix | undefined }) {
  const said = useSaid()
  const edit = useDesigner((state) => state.edit)
  const readOnly = useDesigner((state) => state.readOnly)
  if (!fix || readOnly) return null
  return (
    <Button
      size="sm"
      data-fix
      onClick={() => edit(fix.edit, undefined, 'fix')}
      className="h-auto min-h-7 max-w-full justify-start whitespace-normal py-1 text-left text-xs [&_svg]:size-3.5"
    >
      <Wrench aria-hidden="true" />
      <span className="min-w-0 whitespace-normal break-words">{said(fix.label)}</span>
    </Button>
  )
}

/** The shortest run that shows it. */
function RunInWords({ run }: { run: NonNullable<Finding['counterExample']> }) {
  const t = useTranslations('designer.verify')
  const said = useSaid()
  const nodes = useDesigner((state) => state.graph.nodes)
  const told = run.flatMap(({ node: id, outcome }) => {
    const node = nodes.find((each) => each.id === id)
    return node ? [`${said(titleOf(node))}${said(wayOut(node, outcome as Outcome))}`] : []
  })
  return (
    <span className="mt-1 block text-2xs text-ink-faint">
      {t('path')}: {told.join(' → ')}
    </span>
  )
}

/** Ways that say nothing beyond "and then" are left out. */
function wayOut(node: RouteNode, outcome: Outcome) {
  if (outcome === 'next') return { ru: '', en: '' }
  const title = outcomeTitle(node, outcome)
  return { ru: ` · ${title.ru}`, en: ` · ${title.en}` }
}
