'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { SettingProps } from './action-setting.tsx'
import type { Option } from './use-fields.ts'

/** Whom an action can mean: parts around the item, and colleagues. */
export function usePersons(): Option[] {
  const t = useTranslations('designer.inspector')
  const { catalogue } = useSurroundings()
  const parts = (['responsible', 'starter', 'head'] as const).map((part) => ({
    value: part as string,
    label: t(`persons.${part}`),
  }))
  const users = (catalogue.users ?? []).filter((user) => user.active)
  return [...parts, ...users.map(({ id, name }) => ({ value: `user:${id}`, label: name }))]
}

/** Several of them. */
export function PeopleSetting({ setting, value, onChange }: SettingProps) {
  const t = useTranslations('designer.inspector')
  const label = useSaid()(setting.title)
  const persons = usePersons()
  const chosen = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
  const nameOf = (who: string) => persons.find((each) => each.value === who)?.label ?? who
  return (
    <FormField label={label}>
      {(links) => (
        <div className="grid gap-1">
          {chosen.map((who) => (
            <span
              key={who}
              className="flex min-h-9 items-center justify-between rounded-md border px-2 text-sm"
            >
              <span className="truncate">{nameOf(who)}</span>
              <Button
                look="ghost"
                size="icon-sm"
                aria-label={t('removeItem', { what: nameOf(who) })}
                onClick={() => onChange(chosen.filter((each) => each !== who))}
              >
                <X aria-hidden="true" />
              </Button>
            </span>
          ))}
          <Select
            {...links}
            value=""
            onChange={(event) => (event.target.value ? onChange([...chosen, event.target.value]) : undefined)}
          >
            <option value="">{t('addPerson')}</option>
            {persons
              .filter((each) => !chosen.includes(each.value))
              .map((each) => (
                <option key={each.value} value={each.value}>
                  {each.label}
                </option>
              ))}
          </Select>
        </div>
      )}
    </FormField>
  )
}
