'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { TemplateInput } from '#components/template/template-input.tsx'
import { TemplateNotes } from '#components/template/template-notes.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { Variables } from '#lib/envelope/template.ts'
import type { CatalogueField } from '#lib/route/catalogue.ts'

/** Fields of the item that the status fills: name and template. */
export function FieldList(props: {
  fields: CatalogueField[]
  value: Record<string, string>
  preview: Variables
  disabled: boolean
  onChange: (value: Record<string, string>) => void
}) {
  const t = useTranslations('mapping.fields')
  const listId = useId()
  const entries = Object.entries(props.value)
  const titleOf = (name: string) => props.fields.find((field) => field.name === name)?.title
  const write = (order: number, entry: [string, string]) =>
    props.onChange(Object.fromEntries(entries.map((held, at) => (at === order ? entry : held))))
  return (
    <section className="grid gap-2">
      <h2 className="font-medium text-sm">{t('title')}</h2>
      <datalist id={listId}>
        {[...new Map(props.fields.map((field) => [field.name, field.title]))].map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </datalist>
      {entries.map(([name, template], order) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the name is what is being typed
        <div key={order} className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
          <span className="grid w-full gap-0.5 sm:w-72">
            <Input
              list={listId}
              aria-label={t('field')}
              value={name}
              disabled={props.disabled}
              onChange={(event) => write(order, [event.target.value, template])}
            />
            <span className="truncate text-ink-faint text-xs">{titleOf(name)}</span>
          </span>
          <span className="grid min-w-0 flex-1 gap-1">
            <TemplateInput
              line
              aria-label={t('value')}
              value={template}
              sample={props.preview}
              disabled={props.disabled}
              onChange={(next) => write(order, [name, next])}
            />
            <TemplateNotes
              value={template}
              sample={props.preview}
              disabled={props.disabled}
              onChange={(next) => write(order, [name, next])}
            />
          </span>
          <Button
            look="ghost"
            size="icon"
            disabled={props.disabled}
            aria-label={t('remove', { name })}
            onClick={() => props.onChange(Object.fromEntries(entries.filter((_, at) => at !== order)))}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button
        look="ghost"
        size="sm"
        disabled={props.disabled || '' in props.value}
        className="justify-self-start"
        onClick={() => props.onChange({ ...props.value, '': '{{status}}' })}
      >
        <Plus aria-hidden="true" />
        {t('add')}
      </Button>
    </section>
  )
}
