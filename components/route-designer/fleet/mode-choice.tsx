'use client'
import { Clock, Mail } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Segmented } from '#components/ui/segmented.tsx'

export type FleetMode = 'places' | 'durations'

/** Whether the drawing tells where envelopes stand or how long they stay. */
export function ModeChoice({ value, onChange }: { value: FleetMode; onChange(mode: FleetMode): void }) {
  const t = useTranslations('designer.fleet')
  const options = [
    { value: 'places', label: t('modes.places'), icon: Mail },
    { value: 'durations', label: t('modes.durations'), icon: Clock },
  ] as const
  return <Segmented name={t('mode')} {...{ value, options, onChange }} />
}
