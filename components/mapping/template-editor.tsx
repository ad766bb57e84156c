'use client'
import { useTranslations } from 'use-intl'
import { TemplateInput } from '#components/template/template-input.tsx'
import { TemplateNotes } from '#components/template/template-notes.tsx'
import type { MessageTemplate } from '#lib/envelope/mapping.ts'
import type { Variables } from '#lib/envelope/template.ts'
import { type Locale, locales } from '#lib/sentence.ts'

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
        return (
          <div key={locale} lang={locale} className="grid content-start gap-1">
            <span className="text-ink-faint text-xs">{t(`language.${locale}`)}</span>
            <TemplateInput
              aria-label={`${props.label}, ${t(`language.${locale}`)}`}
              value={text}
              sample={props.preview[locale]}
              disabled={props.disabled}
              onChange={(next) => props.onChange({ ...props.value, [locale]: next })}
            />
            <TemplateNotes
              value={text}
              sample={props.preview[locale]}
              disabled={props.disabled}
              onChange={(next) => props.onChange({ ...props.value, [locale]: next })}
            />
          </div>
        )
      })}
    </div>
  )
}
