'use client'
import { useTranslations } from 'use-intl'
import { heatColour, heatSteps } from './heat.ts'

/** What the colours mean. */
export function HeatLegend() {
  const t = useTranslations('designer.fleet')
  return (
    <figure
      data-testid="heat-legend"
      className="absolute right-3 bottom-3 z-10 rounded-lg border bg-surface px-2.5 py-2 text-2xs text-ink-soft shadow-lift max-md:hidden"
    >
      <figcaption className="mb-1.5 font-medium">{t('legend')}</figcaption>
      <ul className="flex gap-2.5">
        {heatSteps.map(({ heat, name }) => (
          <li key={heat} className="flex items-center gap-1">
            <span
              aria-hidden="true"
              style={{ background: heatColour(heat) }}
              className="size-3 rounded-sm border border-line-strong"
            />
            {t(`heat.${name}`)}
          </li>
        ))}
      </ul>
    </figure>
  )
}
