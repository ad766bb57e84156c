'use client'
import { useTranslations } from 'use-intl'
import { ColorDot } from '#components/ui/color-dot.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { type SearchOption, SearchSelect } from '#components/ui/search-select.tsx'
import { Select } from '#components/ui/select.tsx'
import { RefreshLists } from './refresh-lists.tsx'

/** So many are read at a glance; more are searched. */
const glance = 15

type ListProps = {
  value: string
  options: readonly SearchOption[]
  /** What no choice is called. */
  unset: string
  onChange(value: string): void
}

/** One of a list: the browser's own for a short one, a searched one for a long one. A value that is gone stays in view. */
export function ChoiceList(props: ListProps & { id?: string; 'aria-label'?: string }) {
  const { value, options, unset, onChange, ...links } = props
  const t = useTranslations('designer.inspector')
  const lost = value !== '' && !options.some((each) => each.value === value)
  const listed = lost ? [{ value, label: t('gone', { id: value }) }, ...options] : options
  if (listed.length > glance)
    return <SearchSelect {...links} value={value} options={listed} placeholder={unset} onChange={onChange} />
  const color = listed.find((each) => each.value === value)?.color
  const coloured = listed.some((each) => each.color)
  return (
    <span className="flex min-w-0 items-center gap-2">
      {coloured ? <ColorDot color={color} /> : null}
      <Select {...links} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{unset}</option>
        {listed.map((each) => (
          <option key={each.value} value={each.value}>
            {each.detail ? `${each.label} — ${each.detail}` : each.label}
          </option>
        ))}
      </Select>
    </span>
  )
}

/** One of the listed under its label, or typed by hand when the list could not be read. */
export function Choice(props: {
  label: string
  value: string
  options?: readonly SearchOption[] | undefined
  /** Said when there is nothing to choose from. */
  none?: string
  hint?: string | undefined
  /** The list is the route's own, not the portal's. */
  local?: boolean
  required?: boolean
  /** Said when the list could not be read. */
  unread?: string
  /** What no choice is called. */
  unset?: string
  onChange(value: string): void
}) {
  const t = useTranslations('designer.inspector')
  const { options, value, onChange } = props
  const hint = options
    ? options.length === 0
      ? (props.none ?? t('noOptions'))
      : props.hint
    : (props.unread ?? t('unread'))
  return (
    <div className="grid gap-1.5">
      <FormField label={props.label} hint={hint} required={props.required ?? false}>
        {({ required: _, ...links }) =>
          options ? (
            <ChoiceList
              {...links}
              value={value}
              options={options}
              unset={props.unset ?? t('choose')}
              onChange={onChange}
            />
          ) : (
            <Input {...links} value={value} onChange={(event) => onChange(event.target.value.trim())} />
          )
        }
      </FormField>
      {props.local || (options && options.length > 0) ? null : <RefreshLists />}
    </div>
  )
}
