'use client'
import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'

export function BackButton({ onClose }: { onClose(): void }) {
  const t = useTranslations('designer.simulation')
  return (
    <Button look="ghost" size="sm" onClick={onClose} title={t('back')}>
      <ArrowLeft aria-hidden="true" />
      <span className="max-sm:sr-only">{t('back')}</span>
    </Button>
  )
}
