import { SearchX } from 'lucide-react'
import { getTranslator } from '#components/i18n/translator.ts'
import { buttonClasses } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import type { Locale } from '#lib/sentence.ts'

export function NotFoundCard({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'ui')
  return (
    <EmptyState
      icon={SearchX}
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <Link href="/" className={buttonClasses({ look: 'primary' })}>
          {t('notFound.home')}
        </Link>
      }
    />
  )
}
