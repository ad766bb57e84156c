import { Lock } from 'lucide-react'
import { readReader } from '#app/reader.ts'
import { requireUser } from '#app/user.ts'
import { getTranslator } from '#components/i18n/translator.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'

export default async function NoAccessPage() {
  await requireUser()
  const t = getTranslator((await readReader()).locale, 'ui')
  return (
    <>
      <h1 className="sr-only">{t('forbidden.title')}</h1>
      <EmptyState icon={Lock} title={t('forbidden.title')} text={t('forbidden.text')} />
    </>
  )
}
