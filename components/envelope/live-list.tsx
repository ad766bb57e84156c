'use client'
import { Radio, RefreshCwOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLive } from '#components/live/use-live.ts'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.tsx'
import { EnvelopeTable } from './envelope-table.tsx'
import { type EnvelopeFilters, writeFilters } from './filters.ts'
import { mergeRows, withFirstPage } from './merge-rows.ts'
import type { EnvelopeCounts, EnvelopeNews, EnvelopePage } from './row.ts'

/** How many changed rows are asked for at once. */
const mostIds = 200

/** Rows of the present filter, kept true by news from the server; older ones by pages. */
export function LiveList(props: {
  first: EnvelopePage
  filters: EnvelopeFilters
  onCounts: (counts: EnvelopeCounts) => void
}) {
  const { filters, onCounts } = props
  const t = useTranslations('envelope')
  const tu = useTranslations('ui')
  const [page, setPage] = useState(props.first)
  const [busy, setBusy] = useState(false)
  const { connected } = useLive(
    async (ids) => {
      const asked = ids.slice(0, mostIds)
      const fresh = await read(filters, { ids: asked.join(',') }).catch(() => null)
      if (!fresh) return
      onCounts(fresh.counts)
      setPage((held) => ({
        rows: mergeRows(held.rows, asked, fresh.rows, held.nextCursor === null),
        nextCursor: held.nextCursor,
      }))
    },
    async () => {
      const fresh = await read(filters, {}).catch(() => null)
      if (!fresh) return
      onCounts(fresh.counts)
      setPage((held) => withFirstPage(held, fresh))
    },
  )
  const more = async () => {
    if (!page.nextCursor) return
    setBusy(true)
    try {
      const older = await read(filters, { cursor: page.nextCursor })
      setPage((held) => ({ rows: [...held.rows, ...older.rows], nextCursor: older.nextCursor }))
    } catch {
      toast.error(tu('error.offline'))
    }
    setBusy(false)
  }
  const Icon = connected ? Radio : RefreshCwOff
  return (
    <>
      <EnvelopeTable rows={page.rows} />
      <div className="flex min-h-11 flex-wrap items-center gap-3 border-t px-4 py-1.5 text-ink-faint text-xs">
        <span role="status" className="flex items-center gap-1.5">
          <Icon aria-hidden="true" className={connected ? 'size-3.5 text-good' : 'size-3.5 text-warn'} />
          {t(connected ? 'live.on' : 'live.off')}
        </span>
        <span className="flex-1">{t('shown', { count: page.rows.length })}</span>
        {page.nextCursor ? (
          <Button size="sm" busy={busy} onClick={more}>
            {t('more')}
          </Button>
        ) : null}
      </div>
    </>
  )
}

async function read(filters: EnvelopeFilters, extra: Record<string, string>): Promise<EnvelopeNews> {
  const address = new URL(writeFilters('/envelopes/rows', filters), location.origin)
  for (const [name, value] of Object.entries(extra)) address.searchParams.set(name, value)
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`rows: ${answer.status}`)
  return answer.json() as Promise<EnvelopeNews>
}
