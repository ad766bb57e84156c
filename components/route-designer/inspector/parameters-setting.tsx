'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import type { CatalogueProcess, ProcessParameter } from '#lib/route/catalogue.ts'
import type { SettingProps } from './action-setting.tsx'
import { Choice } from './choice.tsx'
import { Section } from './section.tsx'
import { TemplateSetting } from './template-setting.tsx'
import { useUsers } from './use-users.ts'
import { ValuesSetting } from './values-setting.tsx'

/** What a business process is started with: its own parameters as fields, or names by hand when nobody knows them. */
export function ParametersSetting(props: SettingProps & { templateId: unknown }) {
  const { catalogue } = useSurroundings()
  const process = catalogue.processes?.find((each) => each.id === props.templateId)
  return process ? <Fields {...props} process={process} /> : <ValuesSetting {...props} />
}

function Fields({ value, onChange, process }: SettingProps & { process: CatalogueProcess }) {
  const t = useTranslations('designer.inspector')
  const given = typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
  const put = (name: string, next: string) => {
    const { [name]: _, ...others } = given
    onChange(next === '' ? others : { ...given, [name]: next })
  }
  const spare = Object.keys(given).filter((name) => !process.parameters.some((each) => each.name === name))
  if (process.parameters.length + spare.length === 0)
    return <p className="text-ink-faint text-xs">{t('noParameters')}</p>
  return (
    <Section title={t('parameters')}>
      {process.parameters.map((parameter) => (
        <Field
          key={parameter.name}
          parameter={parameter}
          value={given[parameter.name] ?? ''}
          onChange={(next) => put(parameter.name, next)}
        />
      ))}
      {spare.map((name) => (
        <p key={name} className="flex items-center gap-2 text-bad text-sm">
          <span className="min-w-0 flex-1 break-words">{t('spareParameter', { name })}</span>
          <Button
            look="ghost"
            size="icon-sm"
            aria-label={t('removeItem', { what: name })}
            onClick={() => put(name, '')}
          >
            <X aria-hidden="true" />
          </Button>
        </p>
      ))}
    </Section>
  )
}

/** By the type that the process declares. Bitrix24 takes a user as `user_7`. */
function Field(props: { parameter: ProcessParameter; value: string; onChange(value: string): void }) {
  const { parameter, value, onChange } = props
  const t = useTranslations('designer.inspector')
  const users = useUsers()
  const { title, hint, preset, options, type } = parameter
  const help = hint ?? (preset === undefined ? undefined : t('preset', { value: nameOf(options, preset) }))
  const isTemplate = value.includes('{{')
  if (type === 'user' && users && !isTemplate) {
    const people = users.map((user) => ({ ...user, value: `user_${user.value}` }))
    return (
      <Choice
        label={title}
        required={parameter.required}
        value={value}
        options={people}
        hint={help}
        onChange={onChange}
      />
    )
  }
  if (options && !isTemplate)
    return (
      <Choice
        label={title}
        required={parameter.required}
        value={value}
        options={options}
        hint={help}
        onChange={onChange}
      />
    )
  if (type === 'bool' && !isTemplate) {
    const answers = [
      { value: 'Y', label: t('yes') },
      { value: 'N', label: t('no') },
    ]
    return (
      <Choice
        label={title}
        required={parameter.required}
        value={value}
        options={answers}
        hint={help}
        onChange={onChange}
      />
    )
  }
  return (
    <TemplateSetting
      label={title}
      required={parameter.required}
      line={type !== 'text'}
      value={value}
      hint={help}
      onChange={onChange}
    />
  )
}

const nameOf = (options: ProcessParameter['options'], value: string): string =>
  options?.find((each) => each.value === value)?.label ?? value
