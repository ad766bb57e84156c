'use client'
import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { buttonClasses } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

export function NotFoundCard() {
  const t = useTranslations('ui.notFound')
  return (
    <EmptyState
      icon={SearchX}
      title={t('title')}
      text={t('text')}
      action={
        <Link href="/" className={buttonClasses({ look: 'primary' })}>
          {t('home')}
        </Link>
      }
    />
  )
}
