import { Minus, Pencil, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ChangeKind } from '#components/route-designer/versions/merged.ts'
import { cn } from '#components/ui/cn.ts'
import { scales, useFar } from './far.ts'

const looks = {
  added: { icon: Plus, tone: 'bg-good-wash text-good', frame: 'border-good! ring-2 ring-good/25' },
  removed: { icon: Minus, tone: 'bg-bad-wash text-bad', frame: 'border-dashed border-bad!' },
  changed: { icon: Pencil, tone: 'bg-warn-wash text-warn', frame: 'border-warn! ring-2 ring-warn/25' },
} as const

/** The frame of a card that differs between two routes. */
export const changeLooks = (change: ChangeKind | undefined): string | undefined =>
  change && looks[change].frame

/** Colours of the chip that it becomes when zoomed out; what has not changed recedes. */
export const changeTile = (change: ChangeKind | undefined): string =>
  change ? cn(looks[change].tone, change === 'removed' && 'line-through') : 'bg-sunken text-ink-soft'

/** What has become of the node, by icon and word. */
export function ChangeMark({ change }: { change: ChangeKind }) {
  const far = useFar()
  const t = useTranslations('designer.versions')
  const { icon: Icon, tone } = looks[change]
  return (
    <span
      data-change={change}
      style={{ transform: `scale(${scales[far]})` }}
      className={cn(
        'absolute -top-2.5 left-3 inline-flex h-5 origin-bottom-left items-center gap-1 rounded-full border border-surface px-1.5 font-semibold text-2xs [&_svg]:size-3',
        tone,
      )}
    >
      <Icon aria-hidden="true" />
      {t(change)}
    </span>
  )
}

/** The same for an edge; from far away the icon alone, large enough to be seen. */
export function WayChangeMark({ change }: { change: ChangeKind }) {
  const far = useFar()
  const t = useTranslations('designer.versions')
  const { icon: Icon, tone } = looks[change]
  const words = { added: 'wayAdded', removed: 'wayRemoved', changed: 'wayChanged' } as const
  return (
    <span
      data-change={change}
      title={t(words[change])}
      style={{ transform: `scale(${scales[far]})` }}
      className={cn(
        'inline-flex h-4.5 items-center gap-1 rounded-full font-medium text-2xs',
        far > 0 ? 'px-1' : 'px-1.5',
        tone,
      )}
    >
      <Icon aria-hidden="true" className="size-3" />
      <span className={far > 0 ? 'sr-only' : undefined}>{t(words[change])}</span>
    </span>
  )
}
