'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { useStart } from '#components/route-designer/use-start.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Catalogue } from '#lib/route/catalogue.ts'
import { counterpartyFacts, isBoxFact } from '#lib/route/counterparty-fact.ts'
import type { Comparison, Operand, RouteInput } from '#lib/route/graph.ts'
import { type Option, useFields } from './use-fields.ts'

type Kind = 'number' | 'date' | 'bool' | 'choice' | 'text'

const always = ['equals', 'not-equals'] as const
const sized = ['greater', 'greater-or-equal', 'less', 'less-or-equal'] as const
const filling = ['filled', 'empty'] as const

/** One comparison: its operators and its right side follow the type of the left one. */
export function ComparisonFields(props: {
  number: number
  value: Comparison
  onChange(next: Comparison | null): void
}) {
  const { value, onChange } = props
  const t = useTranslations('designer.inspector')
  const said = useSaid()
  const { catalogue } = useSurroundings()
  const inputs = useStart()?.inputs ?? []
  const fields = useFields() ?? []
  const { kind, options } = typeOf(value.left, catalogue, inputs, said)
  const ops = [
    ...always,
    ...(kind === 'number' || kind === 'date' ? sized : []),
    ...(kind === 'text' ? (['contains'] as const) : []),
    ...filling,
  ]
  const written =
    value.left.of === 'counterparty'
      ? `counterparty:${value.left.fact}`
      : value.left.of === 'field'
        ? `field:${value.left.field}`
        : `input:${value.left.input}`
  const known =
    value.left.of !== 'field' || fields.some((field) => field.value === written.slice('field:'.length))
  return (
    <fieldset className="grid min-w-0 grid-cols-[1fr_auto] gap-1">
      <legend className="sr-only">{t('comparison', { n: props.number })}</legend>
      <Select
        aria-label={t('what')}
        value={written}
        onChange={(event) => onChange({ left: operandOf(event.target.value), op: 'equals', right: '' })}
      >
        <option value="field:">{t('choose')}</option>
        {known || written === 'field:' ? null : (
          <option value={written}>{written.slice('field:'.length)}</option>
        )}
        {fields.map((field) => (
          <option key={field.value} value={`field:${field.value}`}>
            {field.label}
          </option>
        ))}
        {inputs.map((input) => (
          <option key={input.name} value={`input:${input.name}`}>
            {said(input.label) || input.name}
          </option>
        ))}
        {counterpartyFacts.map((fact) => (
          <option key={fact} value={`counterparty:${fact}`}>
            {t(`counterparty.${fact}`)}
          </option>
        ))}
      </Select>
      <Button
        look="ghost"
        size="icon"
        aria-label={t('removeItem', { what: t('comparison', { n: props.number }) })}
        onClick={() => onChange(null)}
      >
        <X aria-hidden="true" />
      </Button>
      <div className="col-span-2 grid grid-cols-2 gap-1">
        <Select
          aria-label={t('how')}
          value={value.op}
          onChange={(event) =>
            onChange({ ...value, op: ops.find((op) => op === event.target.value) ?? 'equals' })
          }
        >
          {ops.map((op) => (
            <option key={op} value={op}>
              {t(`ops.${op}`)}
            </option>
          ))}
        </Select>
        {value.op === 'filled' || value.op === 'empty' ? null : (
          <RightSide
            kind={kind}
            options={options}
            value={value.right ?? ''}
            onChange={(right) => onChange({ ...value, right })}
          />
        )}
      </div>
    </fieldset>
  )
}

function RightSide(props: { kind: Kind; options: Option[]; value: string; onChange(value: string): void }) {
  const t = useTranslations('designer.inspector')
  const { kind, value, onChange } = props
  if (kind !== 'choice' && kind !== 'bool') {
    const type = kind === 'text' ? 'text' : kind
    return (
      <Input
        type={type}
        aria-label={t('value')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  const options =
    kind === 'bool'
      ? [
          { value: 'Y', label: t('yes') },
          { value: 'N', label: t('no') },
        ]
      : props.options
  return (
    <Select aria-label={t('value')} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('choose')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}

function operandOf(written: string): Operand {
  const [of, name = ''] = [written.slice(0, written.indexOf(':')), written.slice(written.indexOf(':') + 1)]
  if (of === 'input') return { of, input: name }
  if (of === 'counterparty') return { of, fact: counterpartyFacts.find((fact) => fact === name) ?? 'inn' }
  return { of: 'field', field: name }
}

const kinds: Readonly<Record<string, Kind>> = {
  int: 'number',
  integer: 'number',
  double: 'number',
  money: 'number',
  date: 'date',
  datetime: 'date',
  bool: 'bool',
  boolean: 'bool',
}

function typeOf(
  left: Operand,
  catalogue: Catalogue,
  inputs: readonly RouteInput[],
  said: (words: RouteInput['label']) => string,
): { kind: Kind; options: Option[] } {
  if (left.of === 'counterparty') return { kind: isBoxFact(left.fact) ? 'bool' : 'text', options: [] }
  if (left.of === 'input') {
    const input = inputs.find((each) => each.name === left.input)
    const options = (input?.options ?? []).map((option) => ({
      value: option.value,
      label: said(option.label),
    }))
    return { kind: options.length > 0 ? 'choice' : (kinds[input?.type ?? ''] ?? 'text'), options }
  }
  const field = catalogue.fields?.find((each) => each.name === left.field)
  const options = field?.options ?? []
  return { kind: options.length > 0 ? 'choice' : (kinds[field?.type ?? ''] ?? 'text'), options }
}
