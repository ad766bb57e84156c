'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input, Textarea } from '#components/ui/input.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { ActionSetting as Declared } from '#lib/route/action.ts'
import { Choice } from './choice.tsx'
import { PeopleSetting, usePersons } from './people-setting.tsx'
import { StagesSetting } from './stages-setting.tsx'
import { isFile, useFields } from './use-fields.ts'
import { ValuesSetting } from './values-setting.tsx'

export type SettingProps = { setting: Declared; value: unknown; onChange(value: unknown): void }

/** A control for one setting of an action, by the kind that the action declares. */
export function ActionSetting(props: SettingProps) {
  const { setting, value, onChange } = props
  const t = useTranslations('designer.inspector')
  const label = useSaid()(setting.title)
  const files = useFields(isFile)
  const persons = usePersons()
  const text = typeof value === 'string' ? value : ''
  switch (setting.kind) {
    case 'stages':
      return <StagesSetting {...props} />
    case 'field-values':
    case 'parameters':
      return <ValuesSetting {...props} />
    case 'people':
      return <PeopleSetting {...props} />
    case 'person':
      return <Choice label={label} value={text} options={persons} onChange={onChange} />
    case 'file-field':
      return <Choice label={label} value={text} options={files} onChange={onChange} />
    case 'files':
      return (
        <Choice
          label={label}
          value={text}
          options={(['all', 'original', 'signed'] as const).map((each) => ({
            value: each,
            label: t(`fileChoices.${each}`),
          }))}
          onChange={onChange}
        />
      )
    case 'process':
      return (
        <FormField label={label} hint={t('processHint')}>
          {(links) => (
            <Input
              {...links}
              inputMode="numeric"
              value={text}
              onChange={(event) => onChange(event.target.value.trim())}
            />
          )}
        </FormField>
      )
    case 'line':
      return (
        <FormField label={label} hint={t('variablesHint', { example: '{{document}}' })}>
          {(links) => <Input {...links} value={text} onChange={(event) => onChange(event.target.value)} />}
        </FormField>
      )
    case 'text':
      return (
        <FormField label={label} hint={t('variablesHint', { example: '{{document}}' })}>
          {(links) => <Textarea {...links} value={text} onChange={(event) => onChange(event.target.value)} />}
        </FormField>
      )
    case 'days':
      return (
        <FormField label={label}>
          {(links) => (
            <Input
              {...links}
              type="number"
              min={0}
              max={365}
              value={typeof value === 'number' ? value : 2}
              onChange={(event) => onChange(Math.max(0, Math.round(event.target.valueAsNumber) || 0))}
            />
          )}
        </FormField>
      )
    case 'flag':
      return (
        <div className="flex items-center justify-between gap-2 text-sm">
          {label}
          <Switch aria-label={label} checked={value === true} onCheckedChange={onChange} />
        </div>
      )
  }
}
