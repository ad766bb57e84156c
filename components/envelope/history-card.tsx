'use client'
import {
  ArrowRightLeft,
  CircleDot,
  FileText,
  Flag,
  type LucideIcon,
  PackageCheck,
  Play,
  ReceiptText,
  RotateCcw,
  Send,
  TriangleAlert,
  UserRound,
  Users,
} from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Moment } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import { cn } from '#components/ui/cn.ts'
import type { EventView } from './view.ts'

const icons: Record<string, LucideIcon> = {
  started: Play,
  document: FileText,
  people: Users,
  submitted: Send,
  person: UserRound,
  files: PackageCheck,
  receipt: ReceiptText,
  problem: TriangleAlert,
  command: UserRound,
  round: RotateCcw,
  moved: ArrowRightLeft,
  finished: Flag,
}

/** What happened, newest first, and the fingerprint that holds it together. */
export function HistoryCard({ events, headHash }: { events: EventView[]; headHash: string }) {
  const t = useTranslations('envelope.history')
  const say = useSaid()
  return (
    <Card>
      <CardHead title={t('title')} />
      {events.length === 0 ? <p className="p-4 text-ink-faint text-sm">{t('empty')}</p> : null}
      <ol className="px-4 py-2">
        {events.map((event, order) => {
          const Icon = icons[event.kind] ?? CircleDot
          const last = order === events.length - 1
          return (
            <li key={event.n} className="relative flex gap-3 py-1.5">
              {last ? null : (
                <span aria-hidden="true" className="absolute top-7 bottom-0 left-2.5 w-px bg-line" />
              )}
              <span
                className={cn(
                  'mt-px inline-flex size-5 shrink-0 items-center justify-center rounded-full',
                  event.kind === 'problem' ? 'bg-bad-wash text-bad' : 'bg-sunken text-ink-faint',
                )}
              >
                <Icon aria-hidden="true" className="size-3" />
              </span>
              <p className="min-w-0 flex-1 break-words text-sm">{say(event.text)}</p>
              <Moment at={event.at} seconds className="shrink-0 pt-0.5 text-ink-faint text-xs" />
            </li>
          )
        })}
      </ol>
      {headHash ? (
        <div className="border-t px-4 py-2.5 text-xs">
          <p className="text-ink-soft">{t('hash')}</p>
          <p className="break-all font-mono text-2xs text-ink-faint">{headHash}</p>
          <p className="mt-1 text-ink-faint">{t('hashHint')}</p>
        </div>
      ) : null}
    </Card>
  )
}
