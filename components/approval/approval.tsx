'use client'
import { CircleCheck, CircleX, ExternalLink, FileText } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice.tsx'
import { DecisionForm } from './decision-form.tsx'
import type { ApprovalView, Decide } from './view.ts'

/** What the holder of a link reads and decides; no account, a phone is enough. */
export function Approval({ view, decide }: { view: ApprovalView; decide: Decide }) {
  const t = useTranslations('approval')
  const seen = useEffectEvent(() => {
    if (view.open) void decide('view', '').catch(() => {})
  })
  // Told by the browser and not at rendering: previews of messengers fetch links, too.
  useEffect(() => seen(), [])
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="font-semibold text-xl">{view.title}</h1>
        <p className="mt-1 text-ink-soft">{t('ask', { name: view.person.name })}</p>
        {view.item ? (
          <p className="mt-1 text-ink-faint text-sm">
            {t('item')}: {view.item.title}
          </p>
        ) : null}
      </div>
      <Documents documents={view.documents} />
      {view.open ? <DecisionForm decide={decide} /> : <Verdict state={view.person.state} />}
    </div>
  )
}

function Documents({ documents }: { documents: ApprovalView['documents'] }) {
  const t = useTranslations('approval')
  const format = useFormatter()
  return (
    <section className="grid gap-2">
      <h2 className="font-medium text-sm">{t('documents')}</h2>
      <ul className="grid gap-2">
        {documents.map((document) => (
          <li key={document.id}>
            <a
              href={document.href}
              target="_blank"
              rel="noreferrer"
              aria-label={t('open', { name: document.name })}
              className="flex items-center gap-3 rounded-lg border p-3 transition-colors hover:border-line-strong hover:bg-hover"
            >
              <FileText aria-hidden="true" className="size-5 shrink-0 text-accent-text" />
              <span className="min-w-0 flex-1">
                <span className="block break-words font-medium">{document.name}</span>
                <span className="block truncate font-mono text-2xs text-ink-faint">{document.sha256}</span>
              </span>
              <span className="whitespace-nowrap text-ink-faint text-xs">
                {format.number(Math.max(1, Math.round(document.sizeBytes / 1024)), {
                  style: 'unit',
                  unit: 'kilobyte',
                  unitDisplay: 'short',
                })}
              </span>
              <ExternalLink aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
            </a>
          </li>
        ))}
      </ul>
      <p className="text-ink-faint text-xs">{t('read')}</p>
    </section>
  )
}

function Verdict({ state }: { state: ApprovalView['person']['state'] }) {
  const t = useTranslations('approval')
  if (state !== 'done' && state !== 'declined') {
    return (
      <Notice tone="info" title={t('over')}>
        {t('overText')}
      </Notice>
    )
  }
  const Icon = state === 'done' ? CircleCheck : CircleX
  return (
    <div role="status" className="flex gap-3 rounded-lg bg-sunken p-4">
      <Icon
        aria-hidden="true"
        className={state === 'done' ? 'size-6 shrink-0 text-good' : 'size-6 shrink-0 text-bad'}
      />
      <div>
        <p className="font-semibold">{t(state)}</p>
        <p className="text-ink-soft text-sm">{t('doneText')}</p>
      </div>
    </div>
  )
}
