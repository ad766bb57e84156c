'use client'
import { Check, CirclePlus, CircleX, type LucideIcon, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import { cn } from '#components/ui/cn.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { RegistrationView, SettingsActs } from './view.ts'

type Entry = RegistrationView['entries'][number]

const looks: Record<Entry['how'], { icon: LucideIcon; tone: string }> = {
  made: { icon: CirclePlus, tone: 'text-good' },
  kept: { icon: Check, tone: 'text-ink-faint' },
  updated: { icon: RefreshCw, tone: 'text-info' },
  failed: { icon: CircleX, tone: 'text-bad' },
}
const kinds = ['field', 'robot', 'placement', 'event'] as const

/** One press makes the portal have everything of ours, and tells what it found. */
export function RegistrationCard(props: { mayEdit: boolean; register: SettingsActs['register'] }) {
  const t = useTranslations('setting.registration')
  const { busy, run } = useAct()
  const [report, setReport] = useState<RegistrationView | null>(null)
  const start = async () => setReport(await run(props.register))
  return (
    <Card>
      <CardHead
        title={t('title')}
        hint={t('hint')}
        actions={
          <Button busy={busy} disabled={!props.mayEdit} onClick={start}>
            {t('run')}
          </Button>
        }
      />
      {report ? (
        <div className="grid gap-3 p-4">
          <Notice
            tone={report.complete ? 'good' : 'bad'}
            title={t(report.complete ? 'complete' : 'incomplete')}
          />
          {kinds.map((kind) => (
            <Kind key={kind} kind={kind} entries={report.entries.filter((entry) => entry.kind === kind)} />
          ))}
        </div>
      ) : null}
    </Card>
  )
}

function Kind({ kind, entries }: { kind: Entry['kind']; entries: Entry[] }) {
  const t = useTranslations('setting.registration')
  const say = useSaid()
  if (entries.length === 0) return null
  return (
    <section>
      <h3 className="mb-1 font-medium text-sm">{t(`kind.${kind}`)}</h3>
      <ul className="grid gap-1 text-sm sm:grid-cols-2">
        {entries.map((entry) => {
          const { icon: Icon, tone } = looks[entry.how]
          return (
            <li key={entry.name} className="flex min-w-0 items-start gap-2">
              <Icon aria-hidden="true" className={cn('mt-0.5 size-4 shrink-0', tone)} />
              <span className="min-w-0 break-words">
                <code className="font-mono text-xs">{entry.name}</code>{' '}
                <span className="text-ink-faint text-xs">{t(`how.${entry.how}`)}</span>
                {entry.text ? <span className="block text-bad text-xs">{say(entry.text)}</span> : null}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
