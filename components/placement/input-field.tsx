'use client'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { type FieldLinks, FormField } from '#components/ui/form-field.tsx'
import { Input, Textarea } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { RouteInput } from '#lib/route/graph.ts'
import type { SigningView } from './view.ts'

type Given = { input: RouteInput; users: SigningView['users'] }

/** One input of a route, asked for by its type. */
export function InputField({ input, users }: Given) {
  const locale = useLocale()
  return (
    <FormField label={input.label[locale]} required={input.required}>
      {(links) => <Control input={input} users={users} links={links} />}
    </FormField>
  )
}

function Control({ input, users, links }: Given & { links: FieldLinks }): ReactNode {
  const t = useTranslations('placement')
  const locale = useLocale()
  const shared = { ...links, name: `input.${input.name}` }
  switch (input.type) {
    case 'text':
      return <Textarea {...shared} />
    case 'date':
      return <Input {...shared} type="date" />
    case 'datetime':
      return <Input {...shared} type="datetime-local" />
    case 'int':
      return <Input {...shared} type="number" step={1} />
    case 'double':
      return <Input {...shared} inputMode="decimal" />
    case 'bool':
      return (
        <Select {...shared} defaultValue="">
          <option value="">{t('choose')}</option>
          <option value="Y">{t('yes')}</option>
          <option value="N">{t('no')}</option>
        </Select>
      )
    case 'user':
      return (
        <Select {...shared} defaultValue="">
          <option value="">{t('choose')}</option>
          {users.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )
    case 'select':
      return (
        <Select {...shared} defaultValue="">
          <option value="">{t('choose')}</option>
          {(input.options ?? []).map(({ value, label }) => (
            <option key={value} value={value}>
              {label[locale]}
            </option>
          ))}
        </Select>
      )
    default:
      return <Input {...shared} maxLength={1_000} />
  }
}
