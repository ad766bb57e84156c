'use client'
import { CircleAlert, CloudCheck, CloudUpload, RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useStore } from 'zustand'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Autosave } from './autosave.ts'

/** Whether the last change is kept by the server, and if not, why. */
export function SaveMark({ autosave }: { autosave: Autosave }) {
  const t = useTranslations('designer.save')
  const ui = useTranslations('ui')
  const said = useSaid()
  const state = useStore(autosave.state)
  const failed = state.is === 'failed'
  const why = failed ? (state.refusal ? said(state.refusal.text) : t('failedWhy')) : undefined
  const bad = failed || state.is === 'stale'
  return (
    <span
      role="status"
      data-save={state.is}
      title={why}
      className="flex min-w-0 items-center gap-1.5 text-ink-faint text-xs"
    >
      {state.is === 'saved' ? <CloudCheck aria-hidden="true" className="size-4" /> : null}
      {state.is === 'waiting' ? <CloudUpload aria-hidden="true" className="size-4" /> : null}
      {state.is === 'saving' ? <Spinner /> : null}
      {bad ? <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-bad" /> : null}
      <span className={bad ? 'truncate font-medium text-bad' : 'truncate max-sm:sr-only'}>
        {t(state.is)}
        {why ? <span className="sr-only">. {why}</span> : null}
      </span>
      {failed ? (
        <Button look="ghost" size="sm" onClick={() => void autosave.flush()}>
          <RefreshCw aria-hidden="true" />
          {ui('retry')}
        </Button>
      ) : null}
    </span>
  )
}
