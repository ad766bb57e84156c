'use client'
import { useTranslations } from 'use-intl'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { useStart } from '#components/route-designer/use-start.ts'
import type { SettingProps } from './action-setting.tsx'
import { Choice } from './choice.tsx'
import { RefreshLists } from './refresh-lists.tsx'

/** A stage for each pipeline of the route's items; a pipeline without one is left as it is. */
export function StagesSetting({ value, onChange }: SettingProps) {
  const t = useTranslations('designer.inspector')
  const { catalogue } = useSurroundings()
  const types = useStart()?.entityTypeIds ?? []
  const pipelines = catalogue.pipelines?.filter(({ entityTypeId }) => types.includes(entityTypeId))
  const chosen = typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
  if (!pipelines)
    return (
      <div className="grid gap-1.5">
        <p className="text-ink-faint text-sm">{t('noPipelines')}</p>
        <RefreshLists />
      </div>
    )
  if (pipelines.length === 0) return <p className="text-ink-faint text-sm">{t('withoutStages')}</p>
  const lost = Object.keys(chosen).filter((id) => !pipelines.some((each) => String(each.id) === id))
  const put = (id: string, stage: string) => {
    const { [id]: _, ...others } = chosen
    onChange(stage === '' ? others : { ...others, [id]: stage })
  }
  return (
    <>
      {pipelines.map((pipeline) => (
        <Choice
          key={`${pipeline.entityTypeId} ${pipeline.id}`}
          label={t('stageOf', { pipeline: pipeline.name })}
          value={chosen[pipeline.id] ?? ''}
          unset={t('keepStage')}
          options={pipeline.stages.map(({ id, name, color }) => ({ value: id, label: name, color }))}
          onChange={(stage) => put(String(pipeline.id), stage)}
        />
      ))}
      {lost.map((id) => (
        <Choice
          key={id}
          label={t('stageOf', { pipeline: t('gone', { id }) })}
          value={chosen[id] ?? ''}
          unset={t('keepStage')}
          options={[]}
          local
          none={t('goneHint')}
          onChange={(stage) => put(id, stage)}
        />
      ))}
    </>
  )
}
