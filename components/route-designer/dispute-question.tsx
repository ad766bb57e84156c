'use client'
import { CircleAlert } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.tsx'
import { type Beside, type BesideList, besideName, listOf } from '#lib/route/beside.ts'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import type { Conflict } from '#lib/route/merge.ts'
import { titleOf } from '#lib/route/titles.ts'
import type { VersionDesk } from './answer.ts'
import { useDesigner } from './designer-context.tsx'
import type { Dispute, DraftSync } from './draft-sync.ts'

const CompareDialog = lazy(() => import('./versions/compare-dialog.tsx'))

/** What both have changed, and what can be done about it. */
export default function DisputeQuestion({
  dispute,
  sync,
  desk,
}: {
  dispute: Dispute
  sync: DraftSync
  desk: VersionDesk
}) {
  const t = useTranslations('designer.sync')
  const mine = useDesigner((state) => state.graph)
  const readOnly = useDesigner((state) => state.readOnly)
  const places = usePlaces(dispute)
  const { busy, run } = useAct()
  const [comparing, setComparing] = useState(false)
  const by = dispute.theirs.by ?? t('somebody')
  const keep = async () => {
    const copy = await run(() => desk.keepCopy(mine))
    if (!copy) return
    sync.takeTheirs()
    toast.success(t('kept', { name: copy.name }), { description: t('keptText', { by }), duration: 10_000 })
  }
  return (
    <div
      role="alert"
      data-testid="dispute"
      className="flex shrink-0 items-start gap-2.5 border-b bg-bad-wash px-3 py-2 text-sm max-lg:flex-col"
    >
      <div className="flex min-w-0 flex-1 items-start gap-2.5">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-bad" />
        <p className="min-w-0">
          <span className="font-medium text-bad">{t('dispute', { by, places })}</span>{' '}
          <span className="text-ink-soft">{t('disputeText')}</span>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setComparing(true)}>
          {t('compare')}
        </Button>
        <Button size="sm" busy={busy} disabled={readOnly} onClick={() => void keep()}>
          {t('keepMine')}
        </Button>
        <Button size="sm" disabled={readOnly} onClick={() => sync.takeTheirs()}>
          {t('takeTheirs')}
        </Button>
      </div>
      <Suspense>
        {comparing ? (
          <CompareDialog
            title={t('compareTitle', { by })}
            text={t('compareText', { by })}
            before={dispute.theirs.graph}
            after={mine}
            onClose={() => setComparing(false)}
          />
        ) : null}
      </Suspense>
    </div>
  )
}

const mostNamed = 3

/** The disputed nodes by their titles. */
function usePlaces({ conflicts, theirs }: Dispute): string {
  const t = useTranslations('designer.sync')
  const said = useSaid()
  const nodes = useDesigner((state) => state.graph.nodes)
  const nameOf = (id: NodeId) => {
    const node = nodes.find((each) => each.id === id) ?? theirs.graph.nodes.find((each) => each.id === id)
    return node ? t('quoted', { title: said(titleOf(node)) }) : id
  }
  const named = [...new Set(conflicts.flatMap((conflict) => placeOf(conflict, theirs.graph) ?? []))].map(
    nameOf,
  )
  if (named.length === 0) return t('size')
  const shown = named.slice(0, mostNamed).join(', ')
  return named.length > mostNamed ? `${shown} ${t('more', { n: named.length - mostNamed })}` : shown
}

/** Id of the node that it is about, or the name of what lies beside the nodes. */
function placeOf(conflict: Conflict, theirs: RouteGraph): string | null {
  switch (conflict.at) {
    case 'size':
      return null
    case 'node':
      return conflict.id
    case 'edge':
      return conflict.from
    default: {
      const entries: readonly Beside[BesideList][] = listOf(theirs, conflict.at)
      const it = entries.find(({ id }) => id === conflict.id)
      return it ? besideName(it) : conflict.id
    }
  }
}
