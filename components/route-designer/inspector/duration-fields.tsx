'use client'
import { useTranslations } from 'use-intl'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Duration } from '#lib/route/graph.ts'

const units: readonly Duration['unit'][] = ['hours', 'days', 'working-days']

export function DurationFields(props: { value: Duration; onChange(value: Duration): void }) {
  const { value, onChange } = props
  const t = useTranslations('designer.inspector')
  return (
    <div className="flex gap-2">
      <Input
        type="number"
        min={1}
        aria-label={t('amount')}
        className="w-20"
        value={value.value}
        onChange={(event) => onChange({ ...value, value: atLeastOne(event.target.valueAsNumber) })}
      />
      <Select
        aria-label={t('unit')}
        value={value.unit}
        onChange={(event) =>
          onChange({ ...value, unit: units.find((unit) => unit === event.target.value) ?? 'days' })
        }
      >
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {t(`units.${unit}`)}
          </option>
        ))}
      </Select>
    </div>
  )
}

/** A whole number from 1, whatever was typed. */
export const atLeastOne = (value: number) => Math.max(1, Math.round(value) || 1)
