'use client'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** The pass is over: only Bitrix24 can open the page anew. */
export function PassOver() {
  const t = useTranslations('placement')
  return (
    <main>
      <EmptyState icon={RefreshCw} title={t('over')} text={t('overText')} />
    </main>
  )
}
