'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { RouteInput } from '#lib/route/graph.ts'
import { freshId } from '#lib/route/new-node.ts'

type Options = NonNullable<RouteInput['options']>

/** What can be chosen for an input of the type "list": the robot gets the value, people read the labels. */
export function InputOptions(props: { value: Options; onChange(next: Options, field?: string): void }) {
  const { value, onChange } = props
  const t = useTranslations('designer.inspector')
  const change = (at: number, next: Options[number], field: string) =>
    onChange(
      value.map((each, place) => (place === at ? next : each)),
      `option ${at} ${field}`,
    )
  const add = () => {
    const taken = value.map((each) => each.value)
    onChange([...value, { value: freshId(taken, 'option'), label: { ru: '', en: '' } }])
  }
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1 text-ink-soft text-xs">{t('inputOptions')}</legend>
      {value.map((option, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the value is what is being typed
          key={at}
          className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_auto] gap-1"
        >
          <Input
            aria-label={t('optionValue', { n: at + 1 })}
            value={option.value}
            onChange={(event) => change(at, { ...option, value: event.target.value }, 'value')}
          />
          {(['ru', 'en'] as const).map((locale) => (
            <Input
              key={locale}
              aria-label={t('optionLabel', { n: at + 1, locale })}
              placeholder={locale}
              value={option.label[locale]}
              onChange={(event) =>
                change(at, { ...option, label: { ...option.label, [locale]: event.target.value } }, locale)
              }
            />
          ))}
          <Button
            look="ghost"
            size="icon-sm"
            className="self-center"
            aria-label={t('removeItem', { what: option.value })}
            onClick={() => onChange(value.filter((_, place) => place !== at))}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button look="ghost" size="sm" className="justify-start" onClick={add}>
        <Plus aria-hidden="true" />
        {t('addOption')}
      </Button>
    </fieldset>
  )
}
