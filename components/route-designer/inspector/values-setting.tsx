'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import { sampleVariables } from '#components/template/sample.ts'
import { TemplateInput } from '#components/template/template-input.tsx'
import { TemplateNotes } from '#components/template/template-notes.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { SettingProps } from './action-setting.tsx'
import { ChoiceList } from './choice.tsx'
import { type Renaming, type Row, renamed, withNewRow } from './renaming.ts'
import { Section } from './section.tsx'
import { isOpen, useFields } from './use-fields.ts'

/** Names with the templates of their values: fields of the item, or parameters of a business process. */
export function ValuesSetting({ setting, value, onChange }: SettingProps) {
  const t = useTranslations('designer.inspector')
  const words = useTranslations('template')
  const title = useSaid()(setting.title)
  const listed = useFields(isOpen, true)
  const ofFields = setting.kind === 'field-values'
  const [kept, setKept] = useState<Renaming | null>(null)
  const rows: readonly Row[] = Object.entries(
    typeof value === 'object' && value !== null ? (value as Record<string, string>) : {},
  )
  const change = (next: readonly Row[]) => onChange(Object.fromEntries(next))
  const put = (at: number, name: string, template: string) =>
    change(rows.map((row, place) => (place === at ? [name, template] : row)))
  const shared = { sample: sampleVariables[useLocale()], disabled: useDesigner((state) => state.readOnly) }
  const rename = (at: number, name: string) => {
    const made = renamed(rows, { at, name })
    setKept('kept' in made ? made.kept : null)
    if ('rows' in made) change(made.rows)
  }
  const nameOf = (name: string, at: number) => {
    const waits = kept?.at === at
    return {
      'aria-label': t(ofFields ? 'fieldNumber' : 'parameterName', { n: at + 1 }),
      'aria-invalid': waits,
      value: waits ? kept.name : name,
      onBlur: () => setKept(null),
    }
  }
  return (
    <Section title={title} hint={words('hint', { brace: '{' })}>
      {rows.map(([name, template], at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: the name is what is being typed
          key={at}
          className="grid min-w-0 grid-cols-[1fr_auto] gap-1"
        >
          <legend className="sr-only">{t(ofFields ? 'fieldNumber' : 'parameterName', { n: at + 1 })}</legend>
          {ofFields && listed ? (
            <ChoiceList
              aria-label={t('fieldNumber', { n: at + 1 })}
              value={name}
              unset={t('choose')}
              options={listed.filter(
                (each) => each.value === name || !rows.some(([taken]) => taken === each.value),
              )}
              onChange={(next) => rename(at, next)}
            />
          ) : (
            <Input {...nameOf(name, at)} onChange={(event) => rename(at, event.target.value)} />
          )}
          <Button
            look="ghost"
            size="icon"
            aria-label={t('removeItem', { what: name || t('fieldNumber', { n: at + 1 }) })}
            onClick={() => change(rows.filter((_, place) => place !== at))}
          >
            <X aria-hidden="true" />
          </Button>
          <div className="col-span-2 grid gap-1">
            <TemplateInput
              {...shared}
              line
              aria-label={t('valueNumber', { n: at + 1 })}
              value={template}
              onChange={(next) => put(at, name, next)}
            />
            <TemplateNotes {...shared} value={template} onChange={(next) => put(at, name, next)} />
          </div>
        </fieldset>
      ))}
      <Button size="sm" className="justify-start" onClick={() => change(withNewRow(rows))}>
        <Plus aria-hidden="true" />
        {t(ofFields ? 'addField' : 'addParameter')}
      </Button>
    </Section>
  )
}
