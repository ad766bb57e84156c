'use client'
import { TriangleAlert } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Age } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { useKept } from '#components/live/use-kept.ts'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { toast } from '#components/ui/toast.tsx'
import type { FleetVersion, StandingRead, StandingRow } from './answer.ts'
import type { FleetDesk } from './read-fleet.ts'

const pageRows = 20
/** So many of the first are kept true by news; who looks further down sees how it was. */
const mostKept = 100
const restMs = 1_500

/** Envelopes at a node: the newest trouble first, then who stands longest. Kept true by news. */
export function StandingList(props: { version: FleetVersion; node: string; desk: FleetDesk; news: number }) {
  const { version, node, desk, news } = props
  const t = useTranslations('designer.fleet')
  const tu = useTranslations('ui')
  const [further, setFurther] = useState<StandingRead | null>(null)
  const [busy, setBusy] = useState(false)
  const [many, setMany] = useState(pageRows)
  const first = useKept(`${version} ${node} ${many}`, restMs, () =>
    desk.standing(version, { node, cursor: null, limit: many }),
  )
  const heard = useEffectEvent(() => first.again())
  useEffect(() => {
    if (news > 0) heard()
  }, [news])
  const [shown, setShown] = useState<StandingRead | null>(null)
  // While more of the first are being read, those that are there stay.
  const kept = first.value ?? shown
  if (kept !== shown) setShown(kept)
  if (!kept) return <Spinner className="m-auto" />
  const known = new Set(kept.rows.map(({ id }) => id))
  const rows = [...kept.rows, ...(further?.rows ?? []).filter(({ id }) => !known.has(id))]
  const nextCursor = further ? further.nextCursor : kept.nextCursor
  const more = async () => {
    if (many < mostKept) return setMany(many + pageRows)
    setBusy(true)
    try {
      const page = await desk.standing(version, { node, cursor: nextCursor, limit: pageRows })
      setFurther((before) => ({ rows: [...(before?.rows ?? []), ...page.rows], nextCursor: page.nextCursor }))
    } catch {
      toast.error(tu('error.offline'))
    }
    setBusy(false)
  }
  if (rows.length === 0) return <p className="px-2.5 py-2 text-ink-soft text-sm">{t('nobodyHere')}</p>
  return (
    <>
      <ul className="grid gap-0.5" data-testid="standing">
        {rows.map((row) => (
          <StandingLine key={row.id} row={row} />
        ))}
      </ul>
      {nextCursor ? (
        <Button size="sm" className="m-2.5" busy={busy || first.value === null} onClick={more}>
          {t('more')}
        </Button>
      ) : null}
    </>
  )
}

function StandingLine({ row }: { row: StandingRow }) {
  const t = useTranslations('designer.fleet')
  const said = useSaid()
  const reason = said(row.trouble?.text ?? row.reason.text)
  return (
    <li>
      <Link
        href={`/envelopes/${row.id}`}
        data-stuck={row.stuck}
        className="grid gap-0.5 rounded-lg px-2.5 py-2 hover:bg-hover"
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium text-sm">{row.title || t('untitled')}</span>
          <span className="shrink-0 text-ink-faint text-xs">
            {t.rich('since', { when: () => <Age at={row.since} /> })}
          </span>
        </span>
        <span className={row.stuck ? 'text-bad text-xs' : 'text-ink-soft text-xs'}>
          {row.stuck ? (
            <TriangleAlert aria-hidden="true" className="mr-1 inline size-3.5 align-[-2px]" />
          ) : null}
          {reason}
        </span>
      </Link>
    </li>
  )
}
