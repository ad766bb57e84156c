'use client'
import { useEffect, useEffectEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Logo } from '#components/shell/logo.tsx'
import { DecisionForm } from './decision-form.tsx'
import { Documents } from './documents.tsx'
import { Verdict } from './verdict.tsx'
import type { ApprovalView, Decide } from './view.ts'

/** What the holder of a link reads and decides; no account, a phone is enough. */
export function Approval({ view, decide }: { view: ApprovalView; decide: Decide }) {
  const t = useTranslations('approval')
  const seen = useEffectEvent(() => {
    if (view.open && view.person.state !== 'viewed') void decide('view', '').catch(() => {})
  })
  // Told by the browser and not at rendering: previews of messengers fetch links, too.
  useEffect(() => seen(), [])
  return (
    <main className="mx-auto grid max-w-lg grid-cols-1 gap-5 px-4 py-6 lg:h-dvh lg:max-w-none lg:grid-cols-[minmax(0,1fr)_25rem] lg:grid-rows-[auto_minmax(0,1fr)] lg:gap-0 lg:p-0">
      <header className="lg:col-start-2 lg:border-l lg:bg-surface lg:px-6 lg:pt-6">
        <div className="mb-4 flex items-center gap-2 text-ink-soft text-sm">
          <Logo className="size-6" />
          Inkroute
        </div>
        <h1 className="font-semibold text-xl">{view.title}</h1>
        <p className="mt-1 text-ink-soft">{t(view.open ? 'ask' : 'asked', { name: view.person.name })}</p>
        {view.item ? (
          <p className="mt-1 text-ink-faint text-sm">
            {t('item')}:{' '}
            <a href={view.item.url} target="_blank" rel="noreferrer" className="underline underline-offset-2">
              {view.item.title}
            </a>
          </p>
        ) : null}
      </header>
      <section
        aria-label={t('documents')}
        className="min-h-0 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:overflow-auto"
      >
        <Documents documents={view.documents} />
      </section>
      <section className="lg:col-start-2 lg:overflow-auto lg:border-l lg:bg-surface lg:p-6">
        {view.open ? <DecisionForm decide={decide} /> : <Verdict state={view.person.state} />}
      </section>
    </main>
  )
}
