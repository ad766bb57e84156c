'use client'
import { useTranslations } from 'use-intl'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { useStart } from '#components/route-designer/use-start.ts'
import type { SettingProps } from './action-setting.tsx'
import { Choice } from './choice.tsx'

/** A stage for each pipeline of the route's items; a pipeline without one is left as it is. */
export function StagesSetting({ value, onChange }: SettingProps) {
  const t = useTranslations('designer.inspector')
  const { catalogue } = useSurroundings()
  const types = useStart()?.entityTypeIds ?? []
  const pipelines = catalogue.pipelines?.filter(({ entityTypeId }) => types.includes(entityTypeId))
  const chosen = typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
  if (!pipelines) return <p className="text-ink-faint text-sm">{t('noPipelines')}</p>
  return pipelines.map((pipeline) => (
    <Choice
      key={`${pipeline.entityTypeId} ${pipeline.id}`}
      label={t('stageOf', { pipeline: pipeline.name })}
      value={chosen[pipeline.id] ?? ''}
      unset={t('keepStage')}
      options={pipeline.stages.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(stage) => {
        const { [pipeline.id]: _, ...others } = chosen
        onChange(stage === '' ? others : { ...others, [pipeline.id]: stage })
      }}
    />
  ))
}
