'use client'
import { useTranslations } from 'use-intl'
import { ColorDot } from '#components/ui/color-dot.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { CataloguePipeline } from '#lib/route/catalogue.ts'

/** Key of a pipeline in a mapping row: deals by pipeline, smart processes by type and pipeline. */
export const pipelineKey = (pipeline: CataloguePipeline): string => String(pipeline.id)

/** The stage of one pipeline, by the portal's names and colours. */
export function StageChoice(props: {
  pipeline: CataloguePipeline
  value: string | undefined
  disabled: boolean
  onChange: (stageId: string | null) => void
}) {
  const t = useTranslations('mapping.stages')
  const stage = props.pipeline.stages.find(({ id }) => id === props.value)
  return (
    <FormField label={props.pipeline.name} className="min-w-0">
      {(links) => (
        <span className="flex items-center gap-2">
          <ColorDot color={stage?.color} />
          <Select
            {...links}
            value={props.value ?? ''}
            disabled={props.disabled}
            onChange={(event) => props.onChange(event.target.value || null)}
          >
            <option value="">{t('keep')}</option>
            {props.value && !stage ? (
              <option value={props.value}>{t('gone', { id: props.value })}</option>
            ) : null}
            {props.pipeline.stages.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        </span>
      )}
    </FormField>
  )
}
