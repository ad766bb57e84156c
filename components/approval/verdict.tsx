import { CircleCheck, CircleX } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice.tsx'
import type { ApprovalView } from './view.ts'

/** What came of it, where nothing is left to decide. */
export function Verdict({ state }: { state: ApprovalView['person']['state'] }) {
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
