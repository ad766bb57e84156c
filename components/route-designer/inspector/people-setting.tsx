'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import type { SearchOption } from '#components/ui/search-select.tsx'
import type { SettingProps } from './action-setting.tsx'
import { ChoiceList } from './choice.tsx'
import { useUsers } from './use-users.ts'

/** Whom an action can mean: parts around the item, and colleagues. */
export function usePersons(chosen: readonly string[]): SearchOption[] {
  const t = useTranslations('designer.inspector')
  const parts = (['responsible', 'starter', 'head'] as const).map((part) => ({
    value: part as string,
    label: t(`persons.${part}`),
  }))
  const ids = chosen.map((who) => who.replace(/^user:/, ''))
  const users = useUsers(ids) ?? []
  return [...parts, ...users.map((user) => ({ ...user, value: `user:${user.value}` }))]
}

/** Several of them. */
export function PeopleSetting({ setting, value, onChange }: SettingProps) {
  const t = useTranslations('designer.inspector')
  const label = useSaid()(setting.title)
  const chosen = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
  const persons = usePersons(chosen)
  return (
    <FormField label={label} required={setting.required}>
      {({ required: _, ...links }) => (
        <div className="grid gap-1">
          {chosen.map((who) => {
            const person = persons.find((each) => each.value === who)
            const name = person?.label ?? t('gone', { id: who.replace(/^user:/, '') })
            return (
              <span
                key={who}
                className="flex min-h-9 items-center gap-2 rounded-md border px-1.5 py-1 text-sm"
              >
                <Avatar name={name} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{name}</span>
                  {person?.detail ? (
                    <span className="block truncate text-ink-faint text-xs">{person.detail}</span>
                  ) : null}
                </span>
                <Button
                  look="ghost"
                  size="icon-sm"
                  aria-label={t('removeItem', { what: name })}
                  onClick={() => onChange(chosen.filter((each) => each !== who))}
                >
                  <X aria-hidden="true" />
                </Button>
              </span>
            )
          })}
          <ChoiceList
            {...links}
            value=""
            unset={t('addPerson')}
            options={persons.filter((each) => !chosen.includes(each.value))}
            onChange={(who) => (who ? onChange([...chosen, who]) : undefined)}
          />
        </div>
      )}
    </FormField>
  )
}
