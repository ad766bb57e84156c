'use client'
import { useTranslations } from 'use-intl'
import type { MessageTemplate } from '#lib/envelope/mapping.ts'
import { renderTemplate, unknownVariables, type Variables } from '#lib/envelope/template.ts'
import { type Locale, locales } from '#lib/sentence.ts'
import { TemplateArea } from './template-area.tsx'

/** A message in both languages, each with how it will read. */
export function TemplateEditor(props: {
  label: string
  value: MessageTemplate
  preview: Record<Locale, Variables>
  disabled: boolean
  onChange: (value: MessageTemplate) => void
}) {
  const t = useTranslations('mapping.template')
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      {locales.map((locale) => {
        const text = props.value[locale]
        const [unknown] = unknownVariables(text)
        return (
          <div key={locale} lang={locale} className="grid content-start gap-1">
            <span className="text-ink-faint text-xs">{t(`language.${locale}`)}</span>
            <TemplateArea
              label={`${props.label}, ${t(`language.${locale}`)}`}
              value={text}
              invalid={unknown !== undefined}
              disabled={props.disabled}
              onChange={(next) => props.onChange({ ...props.value, [locale]: next })}
            />
            {unknown === undefined ? null : (
              <p className="text-bad text-xs">{t('unknown', { name: `{{${unknown}}}` })}</p>
            )}
            {text === '' ? null : (
              <p className="whitespace-pre-line break-words rounded-md bg-sunken px-2.5 py-1.5 text-ink-soft text-xs">
                <span className="sr-only">{t('preview')}: </span>
                {renderTemplate(text, props.preview[locale])}
              </p>
            )}
          </div>
        )
      })}
    </div>
  )
}
