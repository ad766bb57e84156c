'use client'
import { ExternalLink, PenLine } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { buttonClasses } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** The application's own page in Bitrix24: signing happens in items, everything else in a window of its own. */
export function AppHome() {
  const t = useTranslations('placement')
  return (
    <main>
      <EmptyState
        icon={PenLine}
        title={t('home')}
        text={t('homeText')}
        action={
          <a href="/" target="_blank" rel="noreferrer" className={buttonClasses({ look: 'primary' })}>
            <ExternalLink aria-hidden="true" />
            {t('open')}
          </a>
        }
      />
    </main>
  )
}
