import { Minus, Pencil, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ChangeKind } from '#components/route-designer/versions/merged.ts'
import { cn } from '#components/ui/cn.ts'

const looks = {
  added: { icon: Plus, tone: 'bg-good-wash text-good', frame: 'border-good! ring-2 ring-good/25' },
  removed: { icon: Minus, tone: 'bg-bad-wash text-bad', frame: 'border-dashed border-bad!' },
  changed: { icon: Pencil, tone: 'bg-warn-wash text-warn', frame: 'border-warn! ring-2 ring-warn/25' },
} as const

/** The frame of a card that differs between two routes. */
export const changeLooks = (change: ChangeKind | undefined): string | undefined =>
  change && looks[change].frame

/** What has become of the node, by icon and word. */
export function ChangeMark({ change, far }: { change: ChangeKind; far: boolean }) {
  const t = useTranslations('designer.versions')
  const { icon: Icon, tone } = looks[change]
  return (
    <span
      data-change={change}
      className={cn(
        'absolute left-3 inline-flex items-center gap-1 rounded-full border border-surface font-semibold',
        far ? '-top-5 px-2.5 py-0.5 text-lg [&_svg]:size-5' : '-top-2.5 h-5 px-1.5 text-2xs [&_svg]:size-3',
        tone,
      )}
    >
      <Icon aria-hidden="true" />
      {t(change)}
    </span>
  )
}

/** The same for an edge. */
export function WayChangeMark({ change }: { change: ChangeKind }) {
  const t = useTranslations('designer.versions')
  const { icon: Icon, tone } = looks[change]
  const words = { added: 'wayAdded', removed: 'wayRemoved', changed: 'wayChanged' } as const
  return (
    <span
      data-change={change}
      className={cn('inline-flex h-4.5 items-center gap-1 rounded-full px-1.5 font-medium text-2xs', tone)}
    >
      <Icon aria-hidden="true" className="size-3" />
      {t(words[change])}
    </span>
  )
}
