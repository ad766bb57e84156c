'use client'
import { useTranslations } from 'use-intl'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { CatalogueField } from '#lib/route/catalogue.ts'
import type { WaitNode } from '#lib/route/graph.ts'
import { Choice } from './choice.tsx'
import { DurationFields } from './duration-fields.tsx'
import { useFields } from './use-fields.ts'
import { useNodeEdit } from './use-node.ts'

type Until = WaitNode['until']

const empty: { [By in Until['by']]: Extract<Until, { by: By }> } = {
  duration: { by: 'duration', duration: { value: 1, unit: 'days' } },
  'date-field': { by: 'date-field', field: '' },
  'field-filled': { by: 'field-filled', field: '' },
}
const kinds = Object.keys(empty) as Until['by'][]

export function WaitForm({ node }: { node: WaitNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const { until } = node
  const fields = useFields(until.by === 'date-field' ? isDate : undefined)
  return (
    <>
      <FormField label={t('waitUntil')}>
        {(links) => (
          <Select
            {...links}
            value={until.by}
            onChange={(event) => {
              const by = kinds.find((kind) => kind === event.target.value) ?? 'duration'
              set({ until: empty[by] })
            }}
          >
            {kinds.map((by) => (
              <option key={by} value={by}>
                {t(`waits.${by}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {until.by === 'duration' ? (
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 font-medium text-sm">{t('waitDuration')}</legend>
          <DurationFields
            value={until.duration}
            onChange={(duration) => set({ until: { by: 'duration', duration } }, 'duration')}
          />
        </fieldset>
      ) : (
        <>
          <Choice
            label={t('field')}
            value={until.field}
            options={fields}
            onChange={(field) => set({ until: { ...until, field } }, 'field')}
          />
          <p className="text-ink-faint text-xs">
            {t(until.by === 'date-field' ? 'waitDateHint' : 'waitFilledHint')}
          </p>
        </>
      )}
    </>
  )
}

const isDate = ({ type }: CatalogueField) => type === 'date' || type === 'datetime'
