'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input, Textarea } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { type FieldView, isSecret } from './view.ts'

/** One declared setting as a form control. What is secret is written and never shown. */
export function FieldControl(props: {
  field: FieldView
  value: string
  /** A secret is stored already: empty keeps it. */
  kept: boolean
  onChange: (value: string) => void
}) {
  const t = useTranslations('connection.form')
  const say = useSaid()
  const { field, value, kept } = props
  const secret = isSecret(field)
  const help = field.help ? say(field.help) : null
  const secrecy = secret ? t(kept ? 'secretKept' : 'secretNew') : null
  const label = say(field.label)
  return (
    <FormField
      label={label}
      required={field.required && !(secret && kept) && !field.default}
      hint={[help, secrecy].filter(Boolean).join(' ') || undefined}
    >
      {(links) => {
        const common = { ...links, value, name: field.name }
        const write = (event: { target: { value: string } }) => props.onChange(event.target.value)
        switch (field.type) {
          case 'bool':
            return (
              <Switch
                id={links.id}
                checked={value === 'true'}
                onCheckedChange={(on) => props.onChange(String(on))}
              />
            )
          case 'select':
            return (
              <Select {...common} onChange={write}>
                {field.default === undefined ? <option value="">{t('select')}</option> : null}
                {field.options?.map((option) => (
                  <option key={option.value} value={option.value}>
                    {say(option.label)}
                  </option>
                ))}
              </Select>
            )
          case 'secret-text':
            return (
              <Textarea
                {...common}
                onChange={write}
                spellCheck={false}
                autoComplete="off"
                className="font-mono text-xs"
                placeholder={kept ? '••••••••' : undefined}
              />
            )
          default:
            return (
              <Input
                {...common}
                onChange={write}
                type={inputTypes[field.type]}
                autoComplete={secret ? 'new-password' : 'off'}
                spellCheck={false}
                placeholder={secret && kept ? '••••••••' : field.default}
              />
            )
        }
      }}
    </FormField>
  )
}

const inputTypes = { text: 'text', url: 'url', secret: 'password', number: 'number' } as const
