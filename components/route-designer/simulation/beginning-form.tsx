'use client'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { RouteInput } from '#lib/route/graph.ts'
import type { Asks } from './asks.ts'
import { useFieldTitle } from './field-move.tsx'
import type { Beginning } from './use-simulation.ts'

type Choice = { value: string; label: string }

/** What the run is told before its first move; nothing is shown where nothing is asked. */
export function BeginningForm(props: { asks: Asks; beginning: Beginning; onChange(next: Beginning): void }) {
  const { asks, beginning, onChange } = props
  const t = useTranslations('designer.simulation')
  const title = useFieldTitle()
  const said = useSaid()
  const choices = useChoices()
  if (asks.inputs.length + asks.fields.length + asks.counterparty.length === 0) return null
  const put = <K extends keyof Beginning>(part: K, name: string, value: string) =>
    onChange({ ...beginning, [part]: { ...beginning[part], [name]: value } })
  return (
    <details className="group border-b px-3 py-2.5" open={asks.inputs.length === 0}>
      <summary className="cursor-pointer rounded font-medium text-ink-soft text-xs hover:text-ink">
        {t('begin')}
      </summary>
      <p className="mt-1 text-ink-faint text-xs">{t('beginText')}</p>
      <div className="mt-2 grid gap-3">
        <Part title={t('inputs')} show={asks.inputs.length > 0}>
          {asks.inputs.map((input) => (
            <Value
              key={input.name}
              label={said(input.label)}
              value={beginning.inputs[input.name] ?? ''}
              choices={choices(input)}
              onChange={(value) => put('inputs', input.name, value)}
            />
          ))}
        </Part>
        <Part title={t('fields')} show={asks.fields.length > 0}>
          {asks.fields.map((field) => (
            <Value
              key={field}
              label={title(field)}
              value={beginning.fields[field] ?? ''}
              onChange={(value) => put('fields', field, value)}
            />
          ))}
        </Part>
        <Part title={t('counterparty')} show={asks.counterparty.length > 0}>
          {asks.counterparty.map((fact) => (
            <Value
              key={fact}
              label={t(`facts.${fact}`)}
              value={beginning.counterparty[fact] ?? ''}
              {...(fact === 'has-diadoc-box' ? { choices: yesOrNo(t) } : {})}
              onChange={(value) => put('counterparty', fact, value)}
            />
          ))}
        </Part>
      </div>
    </details>
  )
}

const yesOrNo = (t: (key: 'yes' | 'no') => string): Choice[] => [
  { value: 'Y', label: t('yes') },
  { value: 'N', label: t('no') },
]

/** Values among which an input chooses. */
function useChoices(): (input: RouteInput) => Choice[] | undefined {
  const t = useTranslations('designer.simulation')
  const said = useSaid()
  return (input) => {
    if (input.type === 'bool') return yesOrNo(t)
    return input.options?.map(({ value, label }) => ({ value, label: said(label) }))
  }
}

function Part(props: { title: string; show: boolean; children: React.ReactNode }) {
  const id = useId()
  if (!props.show) return null
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <h4 id={id} className="text-2xs text-ink-faint">
        {props.title}
      </h4>
      {props.children}
    </section>
  )
}

function Value(props: {
  label: string
  value: string
  choices?: Choice[] | undefined
  onChange(value: string): void
}) {
  const { label, value, choices, onChange } = props
  const t = useTranslations('designer.simulation')
  return (
    <FormField label={label}>
      {(links) =>
        choices ? (
          <Select {...links} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{t('unset')}</option>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </Select>
        ) : (
          <Input {...links} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </FormField>
  )
}
