'use client'
import { AlignLeft, Network } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'

const views = [
  { view: 'drawing', icon: Network },
  { view: 'text', icon: AlignLeft },
] as const
type View = (typeof views)[number]['view']

/** Whether routes are compared as drawings or as texts. */
export function ViewChoice({ value, onChange }: { value: View; onChange(view: View): void }) {
  const t = useTranslations('designer.versions')
  return (
    <fieldset className="flex rounded-md bg-sunken p-0.5">
      <legend className="sr-only">{t('view')}</legend>
      {views.map(({ view, icon: Icon }) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === value}
          onClick={() => onChange(view)}
          className={cn(
            'inline-flex h-6 items-center gap-1.5 rounded-[5px] px-2 text-ink-soft text-xs',
            view === value && 'bg-surface font-medium text-ink shadow-lift',
          )}
        >
          <Icon aria-hidden="true" className="size-3.5" />
          {t(`views.${view}`)}
        </button>
      ))}
    </fieldset>
  )
}
