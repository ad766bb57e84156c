import { Check, CircleAlert, CircleDot, StickyNote, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Age } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { useMarks } from '#components/route-designer/designer-context.tsx'
import type { LiveMark } from '#components/route-designer/live.ts'
import { cn } from '#components/ui/cn.ts'
import type { NodeId } from '#lib/route/graph.ts'
import { scales, useFar } from './far.ts'

const place =
  'absolute -top-2.5 -right-2.5 inline-flex origin-bottom-right h-5 min-w-5 items-center justify-center gap-1 rounded-full border-2 border-surface px-0.5 text-2xs font-semibold'

/** What the verifier found at this node, worst first. */
export function FindingMark({ node }: { node: NodeId }) {
  const said = useSaid()
  const t = useTranslations('designer.outline')
  const found = useMarks((marks) => marks.findingsOf.get(node))
  const far = useFar()
  const [worst] = found ?? []
  if (!found || !worst || worst.severity === 'note') return null
  const error = worst.severity === 'error'
  const Icon = error ? CircleAlert : TriangleAlert
  const text = found.map((finding) => said(finding.text)).join('\n')
  return (
    <span
      role="img"
      aria-label={t('problems', { n: found.length })}
      title={text}
      style={{ transform: `scale(${scales[far]})` }}
      className={cn(place, error ? 'bg-bad-wash text-bad' : 'bg-warn-wash text-warn')}
    >
      <Icon aria-hidden="true" className="size-4" />
    </span>
  )
}

const lives = {
  done: { icon: Check, classes: 'bg-good-wash text-good' },
  current: { icon: CircleDot, classes: 'bg-accent text-accent-ink motion-safe:animate-pulse' },
  problem: { icon: CircleAlert, classes: 'bg-bad-strong text-accent-ink' },
} as const

export function LiveMarks({ mark }: { mark: LiveMark | undefined }) {
  const t = useTranslations('designer.card')
  const far = useFar()
  if (!mark) return null
  if (mark.own !== undefined || mark.is === 'plain') return mark.own
  const { icon: Icon, classes } = lives[mark.is]
  return (
    <span className={cn(place, classes)} title={t(mark.is)} style={{ transform: `scale(${scales[far]})` }}>
      <Icon aria-hidden="true" className="size-3.5" />
      <span className="sr-only">{t(mark.is)}</span>
      {mark.badge ? <span className="pr-1">{mark.badge}</span> : null}
      {mark.since ? <Age at={mark.since} className="whitespace-nowrap pr-1" /> : null}
    </span>
  )
}

/** The author's remark, read by pointing at it. */
export function NoteMark({ note }: { note: string }) {
  const t = useTranslations('designer.inspector')
  return (
    <span
      role="img"
      aria-label={`${t('note')}: ${note}`}
      title={note}
      className="inline-flex size-5 shrink-0 items-center justify-center rounded text-warn"
    >
      <StickyNote aria-hidden="true" className="size-4" />
    </span>
  )
}
