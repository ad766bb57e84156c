'use client'
import { AlignLeft, Network } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Segmented } from '#components/ui/segmented.tsx'

type View = 'drawing' | 'text'

/** Whether routes are compared as drawings or as texts. */
export function ViewChoice({ value, onChange }: { value: View; onChange(view: View): void }) {
  const t = useTranslations('designer.versions')
  const options = [
    { value: 'drawing', label: t('views.drawing'), icon: Network },
    { value: 'text', label: t('views.text'), icon: AlignLeft },
  ] as const
  return <Segmented name={t('view')} {...{ value, options, onChange }} />
}
