'use client'
import { Clock, Mail } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'

const modes = [
  { mode: 'places', icon: Mail },
  { mode: 'durations', icon: Clock },
] as const
export type FleetMode = (typeof modes)[number]['mode']

/** Whether the drawing tells where envelopes stand or how long they stay. */
export function ModeChoice({ value, onChange }: { value: FleetMode; onChange(mode: FleetMode): void }) {
  const t = useTranslations('designer.fleet')
  return (
    <fieldset className="flex rounded-md bg-sunken p-0.5">
      <legend className="sr-only">{t('mode')}</legend>
      {modes.map(({ mode, icon: Icon }) => (
        <button
          key={mode}
          type="button"
          aria-pressed={mode === value}
          onClick={() => onChange(mode)}
          className={cn(
            'inline-flex h-6 items-center gap-1.5 rounded-[5px] px-2 text-ink-soft text-xs',
            mode === value && 'bg-surface font-medium text-ink shadow-lift',
          )}
        >
          <Icon aria-hidden="true" className="size-3.5" />
          {t(`modes.${mode}`)}
        </button>
      ))}
    </fieldset>
  )
}
