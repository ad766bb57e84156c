'use client'
import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'
import { type Tone, tones } from '#lib/route/beside.ts'
import { toneLook } from './tone-look.ts'

/** The tone of a group or a note. */
export function ToneChoice({ value, onChange }: { value: Tone; onChange(tone: Tone): void }) {
  const t = useTranslations('designer.beside')
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{t('tone')}</legend>
      <div className="flex gap-2">
        {tones.map((tone) => (
          <label
            key={tone}
            title={t(`tones.${tone}`)}
            className={cn(
              'inline-flex size-7 cursor-pointer items-center justify-center rounded-full border-2 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
              toneLook(tone).ground,
              toneLook(tone).words,
              value === tone ? 'border-current' : 'border-line-strong',
            )}
          >
            <input
              type="radio"
              name="tone"
              className="sr-only"
              aria-label={t(`tones.${tone}`)}
              checked={value === tone}
              onChange={() => onChange(tone)}
            />
            {value === tone ? <Check aria-hidden="true" className="size-4" /> : null}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
