'use client'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { MappingRow, Recipient } from '#lib/envelope/mapping.ts'
import { FieldList } from './field-list.tsx'
import { OptionalBlock } from './optional-block.tsx'
import { pipelineKey, StageChoice } from './stage-choice.tsx'
import { TemplateEditor } from './template-editor.tsx'
import type { RowChange, RowContext } from './view.ts'

const recipients: Recipient[] = ['responsible', 'starter', 'head']
const blank = { ru: '', en: '' }

type Props = { row: MappingRow; context: RowContext; onChange: RowChange }

/** Everything that one status does. */
export function RowEditor({ row, context, onChange }: Props) {
  const t = useTranslations('mapping')
  const { preview, disabled } = context
  const locale = useLocale()
  return (
    <div className="grid gap-6">
      <StagesPart row={row} context={context} onChange={onChange} />
      <OptionalBlock
        title={t('timeline')}
        on={row.timeline !== undefined}
        disabled={disabled}
        onSwitch={(on) => onChange(withPart(row, 'timeline', on ? blank : undefined))}
      >
        <TemplateEditor
          label={t('timeline')}
          value={row.timeline ?? blank}
          preview={preview}
          disabled={disabled}
          onChange={(timeline) => onChange({ ...row, timeline })}
        />
      </OptionalBlock>
      <NotificationPart row={row} context={context} onChange={onChange} />
      <TaskPart row={row} context={context} onChange={onChange} />
      <FieldList
        fields={context.fields}
        value={row.fields ?? {}}
        preview={preview[locale]}
        disabled={disabled}
        onChange={(fields) =>
          onChange(withPart(row, 'fields', Object.keys(fields).length > 0 ? fields : undefined))
        }
      />
    </div>
  )
}

function StagesPart({ row, context, onChange }: Props) {
  const t = useTranslations('mapping.stages')
  const stages = row.stages ?? {}
  const put = (pipeline: string, stage: string | null) => {
    const { [pipeline]: _, ...rest } = stages
    const next = stage === null ? rest : { ...rest, [pipeline]: stage }
    onChange(withPart(row, 'stages', Object.keys(next).length > 0 ? next : undefined))
  }
  return (
    <section className="grid gap-3">
      <h2 className="font-medium text-sm">{t('title')}</h2>
      {context.pipelines?.length ? (
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {context.pipelines.map((pipeline) => (
            <StageChoice
              key={`${pipeline.entityTypeId} ${pipeline.id}`}
              pipeline={pipeline}
              value={stages[pipelineKey(pipeline)]}
              disabled={context.disabled}
              onChange={(stage) => put(pipelineKey(pipeline), stage)}
            />
          ))}
        </div>
      ) : (
        <p className="flex items-center gap-2 text-ink-faint text-sm">
          {t('none')}
          <Button size="sm" onClick={context.refreshPortal} disabled={context.disabled}>
            {t('refresh')}
          </Button>
        </p>
      )}
      {row.stages ? (
        <Choice
          text={t('backwards')}
          on={row.backwards ?? false}
          disabled={context.disabled}
          onChange={(on) => onChange(withPart(row, 'backwards', on || undefined))}
        />
      ) : null}
    </section>
  )
}

function NotificationPart({ row, context, onChange }: Props) {
  const t = useTranslations('mapping')
  const held = row.notification ?? { to: ['responsible' as const], text: blank }
  return (
    <OptionalBlock
      title={t('notification')}
      on={row.notification !== undefined}
      disabled={context.disabled}
      onSwitch={(on) => onChange(withPart(row, 'notification', on ? held : undefined))}
    >
      <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <legend className="sr-only">{t('to.title')}</legend>
        {recipients.map((who) => (
          <Choice
            key={who}
            text={t(`to.${who}`)}
            on={held.to.includes(who)}
            disabled={context.disabled}
            onChange={(on) => {
              const to = recipients.filter((one) => (one === who ? on : held.to.includes(one)))
              onChange({ ...row, notification: { ...held, to } })
            }}
          />
        ))}
      </fieldset>
      <TemplateEditor
        label={t('notification')}
        value={held.text}
        preview={context.preview}
        disabled={context.disabled}
        onChange={(text) => onChange({ ...row, notification: { ...held, text } })}
      />
    </OptionalBlock>
  )
}

function TaskPart({ row, context, onChange }: Props) {
  const t = useTranslations('mapping')
  const held = row.task ?? { title: blank, description: blank, deadlineDays: 2 }
  const put = (part: Partial<typeof held>) => onChange({ ...row, task: { ...held, ...part } })
  return (
    <OptionalBlock
      title={t('task')}
      on={row.task !== undefined}
      disabled={context.disabled}
      onSwitch={(on) => onChange(withPart(row, 'task', on ? held : undefined))}
    >
      <TemplateEditor
        label={t('taskTitle')}
        value={held.title}
        preview={context.preview}
        disabled={context.disabled}
        onChange={(title) => put({ title })}
      />
      <TemplateEditor
        label={t('taskText')}
        value={held.description}
        preview={context.preview}
        disabled={context.disabled}
        onChange={(description) => put({ description })}
      />
      <FormField label={t('deadlineDays')} className="w-32">
        {(links) => (
          <Input
            {...links}
            type="number"
            min={0}
            max={365}
            value={held.deadlineDays}
            disabled={context.disabled}
            onChange={(event) => put({ deadlineDays: Number(event.target.value) })}
          />
        )}
      </FormField>
    </OptionalBlock>
  )
}

function Choice(props: { text: string; on: boolean; disabled: boolean; onChange: (on: boolean) => void }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside
    <label className="inline-flex items-center gap-2 text-sm">
      <Checkbox
        checked={props.on}
        disabled={props.disabled}
        onCheckedChange={(on) => props.onChange(on === true)}
      />
      {props.text}
    </label>
  )
}

/** The row with a part set, or without it. */
function withPart<K extends keyof MappingRow>(
  row: MappingRow,
  part: K,
  value: MappingRow[K] | undefined,
): MappingRow {
  const { [part]: _, ...rest } = row
  return value === undefined ? rest : { ...rest, [part]: value }
}
