'use client'
import { useTranslations } from 'use-intl'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'

/** One of the listed, or typed by hand when the list could not be read. A value that is gone stays in view. */
export function Choice(props: {
  label: string
  value: string
  options?: readonly { value: string; label: string }[] | undefined
  none?: string
  /** What no choice is called. */
  unset?: string
  onChange(value: string): void
}) {
  const t = useTranslations('designer.inspector')
  const { options, value } = props
  const lost = value !== '' && options && !options.some((each) => each.value === value)
  return (
    <FormField label={props.label} hint={options?.length === 0 ? props.none : undefined}>
      {(links) =>
        options ? (
          <Select {...links} value={value} onChange={(event) => props.onChange(event.target.value)}>
            <option value="">{props.unset ?? t('choose')}</option>
            {lost ? <option value={value}>{value}</option> : null}
            {options.map((each) => (
              <option key={each.value} value={each.value}>
                {each.label}
              </option>
            ))}
          </Select>
        ) : (
          <Input {...links} value={value} onChange={(event) => props.onChange(event.target.value)} />
        )
      }
    </FormField>
  )
}
