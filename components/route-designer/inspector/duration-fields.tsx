'use client'
import { useTranslations } from 'use-intl'
import { Select } from '#components/ui/select.tsx'
import type { Duration } from '#lib/route/graph.ts'
import { WholeNumber } from './whole-number.tsx'

const units: readonly Duration['unit'][] = ['hours', 'days', 'working-days']

export function DurationFields(props: { value: Duration; onChange(value: Duration): void }) {
  const { value, onChange } = props
  const t = useTranslations('designer.inspector')
  return (
    <div className="flex gap-2">
      <WholeNumber
        min={1}
        max={10_000}
        aria-label={t('amount')}
        value={value.value}
        onChange={(amount) => onChange({ ...value, value: amount })}
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
