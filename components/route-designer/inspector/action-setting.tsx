'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { useStart } from '#components/route-designer/use-start.ts'
import { FormField } from '#components/ui/form-field.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { ActionSetting as Declared } from '#lib/route/action.ts'
import { Choice } from './choice.tsx'
import { ParametersSetting } from './parameters-setting.tsx'
import { PeopleSetting, usePersons } from './people-setting.tsx'
import { StagesSetting } from './stages-setting.tsx'
import { TemplateSetting } from './template-setting.tsx'
import { isFile, useFields } from './use-fields.ts'
import { ValuesSetting } from './values-setting.tsx'
import { WholeNumber } from './whole-number.tsx'

export type SettingProps = {
  setting: Declared
  value: unknown
  /** All settings of the action: some depend on others. */
  settings: Readonly<Record<string, unknown>>
  onChange(value: unknown): void
}

/** A control for one setting of an action, by the kind that the action declares. */
export function ActionSetting(props: SettingProps) {
  const { setting, value, onChange } = props
  const t = useTranslations('designer.inspector')
  const label = useSaid()(setting.title)
  const files = useFields(isFile)
  const persons = usePersons(typeof value === 'string' ? [value] : [])
  const { catalogue } = useSurroundings()
  const types = useStart()?.entityTypeIds ?? []
  const processes = catalogue.processes?.filter(({ entityTypeId }) => types.includes(entityTypeId))
  const text = typeof value === 'string' ? value : ''
  switch (setting.kind) {
    case 'stages':
      return <StagesSetting {...props} />
    case 'field-values':
      return <ValuesSetting {...props} />
    case 'parameters':
      return <ParametersSetting {...props} templateId={props.settings.templateId} />
    case 'people':
      return <PeopleSetting {...props} />
    case 'person':
      return (
        <Choice
          label={label}
          required={setting.required}
          value={text}
          options={persons}
          onChange={onChange}
        />
      )
    case 'file-field':
      return (
        <Choice
          label={label}
          required={setting.required}
          value={text}
          options={files}
          none={t('noFileFields')}
          onChange={onChange}
        />
      )
    case 'files':
      return (
        <Choice
          label={label}
          required={setting.required}
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
        <Choice
          label={label}
          required={setting.required}
          value={text}
          options={processes?.map(({ id, name }) => ({ value: id, label: name }))}
          none={t('noProcesses')}
          unread={t('unreadProcesses')}
          onChange={onChange}
        />
      )
    case 'line':
    case 'text':
      return (
        <TemplateSetting
          label={label}
          line={setting.kind === 'line'}
          required={setting.required}
          value={text}
          onChange={onChange}
        />
      )
    case 'days':
      return (
        <FormField label={label}>
          {(links) => (
            <WholeNumber
              {...links}
              min={0}
              max={365}
              value={typeof value === 'number' ? value : 2}
              onChange={onChange}
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
