'use client'
import { useLocale, useTranslations } from 'use-intl'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import { sampleVariables } from '#components/template/sample.ts'
import { TemplateInput } from '#components/template/template-input.tsx'
import { TemplateNotes } from '#components/template/template-notes.tsx'
import { FormField } from '#components/ui/form-field.tsx'

/** A text with variables under its label, with how it will read. */
export function TemplateSetting(props: {
  label: string
  value: string
  line?: boolean
  required?: boolean
  hint?: string | undefined
  onChange(value: string): void
}) {
  const t = useTranslations('template')
  const { value, onChange } = props
  const sample = sampleVariables[useLocale()]
  const disabled = useDesigner((state) => state.readOnly)
  const shared = { value, sample, disabled, onChange }
  return (
    <div className="grid gap-1.5">
      <FormField
        label={props.label}
        required={props.required ?? false}
        hint={props.hint ?? (value === '' ? t('hint', { brace: '{' }) : undefined)}
      >
        {({ required: _, ...links }) => <TemplateInput {...links} {...shared} line={props.line ?? false} />}
      </FormField>
      <TemplateNotes {...shared} />
    </div>
  )
}
