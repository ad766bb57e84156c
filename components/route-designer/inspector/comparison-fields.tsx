'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { useStart } from '#components/route-designer/use-start.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { SearchOption } from '#components/ui/search-select.tsx'
import { Select } from '#components/ui/select.tsx'
import type { CatalogueField } from '#lib/route/catalogue.ts'
import { counterpartyFacts, isBoxFact } from '#lib/route/counterparty-fact.ts'
import type { Comparison, Operand, RouteInput } from '#lib/route/graph.ts'
import { ChoiceList } from './choice.tsx'
import { useFields } from './use-fields.ts'
import { useUsers } from './use-users.ts'

type Kind = 'number' | 'date' | 'bool' | 'choice' | 'user' | 'text'

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
  const start = useStart()
  const inputs = start?.inputs ?? []
  const known =
    catalogue.fields?.filter(({ entityTypeId }) => start?.entityTypeIds.includes(entityTypeId)) ?? []
  const fields = useFields(undefined, true) ?? []
  const { kind, options } = typeOf(value.left, known, inputs, said)
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
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] gap-1">
      <legend className="sr-only">{t('comparison', { n: props.number })}</legend>
      <ChoiceList
        aria-label={t('what')}
        value={written === 'field:' ? '' : written}
        unset={t('choose')}
        options={[
          ...fields.map((field) => ({ ...field, value: `field:${field.value}` })),
          ...inputs.map((input) => ({
            value: `input:${input.name}`,
            label: said(input.label) || input.name,
            detail: t('input'),
          })),
          ...counterpartyFacts.map((fact) => ({
            value: `counterparty:${fact}`,
            label: t(`counterparty.${fact}`),
          })),
        ]}
        onChange={(next) => onChange({ left: operandOf(next || 'field:'), op: 'equals', right: '' })}
      />
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

function RightSide(props: {
  kind: Kind
  options: SearchOption[]
  value: string
  onChange(value: string): void
}) {
  const t = useTranslations('designer.inspector')
  const { kind, value, onChange } = props
  const users = useUsers([value])
  if (kind === 'number' || kind === 'date' || kind === 'text' || (kind === 'user' && !users)) {
    const type = kind === 'user' ? 'text' : kind
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
      : kind === 'user'
        ? (users ?? [])
        : props.options
  return (
    <ChoiceList
      aria-label={t('value')}
      value={value}
      unset={t('choose')}
      options={options}
      onChange={onChange}
    />
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
  user: 'user',
  employee: 'user',
}

function typeOf(
  left: Operand,
  fields: readonly CatalogueField[],
  inputs: readonly RouteInput[],
  said: (words: RouteInput['label']) => string,
): { kind: Kind; options: SearchOption[] } {
  if (left.of === 'counterparty') return { kind: isBoxFact(left.fact) ? 'bool' : 'text', options: [] }
  if (left.of === 'input') {
    const input = inputs.find((each) => each.name === left.input)
    const options = (input?.options ?? []).map((option) => ({
      value: option.value,
      label: said(option.label),
    }))
    return { kind: options.length > 0 ? 'choice' : (kinds[input?.type ?? ''] ?? 'text'), options }
  }
  const field = fields.find((each) => each.name === left.field)
  const options = field?.options ?? []
  return { kind: options.length > 0 ? 'choice' : (kinds[field?.type ?? ''] ?? 'text'), options }
}
