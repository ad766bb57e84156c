'use client'
import { CircleAlert, Clock, Mail } from 'lucide-react'
import { useLocale, useNow, useTranslations } from 'use-intl'
import { formatAge } from '#components/i18n/duration.ts'
import { Age } from '#components/i18n/moment.tsx'
import { useFar } from '#components/route-designer/nodes/far.ts'
import { cn } from '#components/ui/cn.ts'
import type { FleetNode, NodeStay, WayStay } from './answer.ts'
import { heatColour, heatOf } from './heat.ts'

/** Marks stay readable from far away. */
const scales = [1, 1.7, 2.2, 2.8] as const
const corner = 'absolute -top-2.5 right-2 flex origin-bottom-right gap-1'
const pill =
  'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-full border border-surface px-1.5 font-semibold text-2xs [&_svg]:size-3'

/** How many stand at a node, since when, and how many of them are stuck. */
export function CrowdMark({ at }: { at: FleetNode }) {
  const far = useFar()
  const words = useCrowdWords(at)
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      data-crowd={at.count}
      data-stuck={at.stuck}
      className={corner}
      style={{ transform: `scale(${scales[far]})` }}
    >
      {at.stuck > 0 ? (
        <span className={cn(pill, 'bg-bad-strong text-accent-ink')}>
          <CircleAlert aria-hidden="true" />
          {at.stuck}
        </span>
      ) : null}
      <span className={cn(pill, 'bg-accent text-accent-ink')}>
        <Mail aria-hidden="true" />
        {at.count}
        {far === 0 ? (
          <>
            <span aria-hidden="true">·</span>
            <Age at={at.oldestSince} className="font-normal" />
          </>
        ) : null}
      </span>
    </span>
  )
}

/** The same in a sentence. */
export function useCrowdWords({ count, oldestSince, stuck }: FleetNode): string {
  const t = useTranslations('designer.fleet')
  const locale = useLocale()
  const now = useNow({ updateInterval: 30_000 })
  const age = formatAge(locale, Math.max(now.getTime() - Date.parse(oldestSince), 0))
  return [
    t('crowd', { n: count }),
    t('oldest', { age }),
    ...(stuck > 0 ? [t('stuck', { n: stuck })] : []),
  ].join(', ')
}

/** How long runs stay at a node: a warm edge along the card, and the numbers. */
export function HeatMark({ stay }: { stay: NodeStay }) {
  const far = useFar()
  const { said, colour, short } = useStayWords(stay)
  return (
    <>
      <span
        aria-hidden="true"
        style={{ background: colour }}
        className="pointer-events-none absolute inset-x-3 bottom-0 h-1 rounded-t-full"
      />
      <span
        role="img"
        aria-label={said}
        title={said}
        data-heat={heatOf(stay.medianMs)}
        className={corner}
        style={{ transform: `scale(${scales[far]})` }}
      >
        <span className={cn(pill, 'text-ink')} style={{ background: colour }}>
          <Clock aria-hidden="true" />
          {short}
        </span>
      </span>
    </>
  )
}

/** What share of the runs left by an edge, and how long they had stayed. */
export function WayHeat({ stay }: { stay: WayStay }) {
  const far = useFar()
  const locale = useLocale()
  const { said, colour } = useStayWords(stay)
  const share = shareIn(locale, stay.share)
  // From far away there is no room between the cards; the list tells it too.
  if (far > 1) return null
  return (
    <span
      title={`${share}: ${said}`}
      data-share={Math.round(stay.share * 100)}
      style={{ background: colour, transform: `scale(${scales[far]})` }}
      // Below the line: above it stands the outcome's name.
      className="relative top-5 grid justify-items-center whitespace-nowrap rounded-md border border-surface px-1 font-semibold text-2xs text-ink leading-3.5"
    >
      {share}
      {far === 0 ? <span className="font-normal">{formatAge(locale, stay.medianMs)}</span> : null}
    </span>
  )
}

export const shareIn = (locale: string, share: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(share)

/** A stay in words, in short, and in colour. */
export function useStayWords({ runs, medianMs, p90Ms }: Pick<NodeStay, 'runs' | 'medianMs' | 'p90Ms'>) {
  const t = useTranslations('designer.fleet')
  const locale = useLocale()
  const [median, p90] = [formatAge(locale, medianMs), formatAge(locale, p90Ms)]
  const said = [t('half', { age: median }), t('most', { age: p90 }), t('runs', { n: runs })].join(', ')
  const short = median === p90 ? median : `${median} – ${p90}`
  return { said, short, colour: heatColour(heatOf(medianMs)) }
}
