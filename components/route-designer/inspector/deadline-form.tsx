'use client'
import { useTranslations } from 'use-intl'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { Duration, StepNode } from '#lib/route/graph.ts'
import { Section } from './section.tsx'
import { useNodeEdit } from './use-node.ts'

const units: readonly Duration['unit'][] = ['hours', 'days', 'working-days']

/** Deadline and reminders: absent until they are switched on. */
export function DeadlineForm({ node }: { node: StepNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const { deadline, reminders } = node
  return (
    <>
      <Section
        title={t('deadline')}
        action={
          <Switch
            aria-label={t('hasDeadline')}
            checked={deadline !== undefined}
            onCheckedChange={(on) => set({ deadline: on ? { value: 3, unit: 'working-days' } : undefined })}
          />
        }
      >
        {deadline ? (
          <DurationFields value={deadline} onChange={(next) => set({ deadline: next }, 'deadline')} />
        ) : null}
      </Section>
      <Section
        title={t('reminders')}
        action={
          <Switch
            aria-label={t('reminders')}
            checked={reminders !== undefined}
            onCheckedChange={(on) =>
              set({ reminders: on ? { every: { value: 1, unit: 'days' }, most: 3 } : undefined })
            }
          />
        }
      >
        {reminders ? (
          <>
            <span className="text-ink-soft text-xs">{t('every')}</span>
            <DurationFields
              value={reminders.every}
              onChange={(every) => set({ reminders: { ...reminders, every } }, 'every')}
            />
            <span className="flex items-center justify-between text-ink-soft text-xs">
              {t('most')}
              <Input
                type="number"
                min={1}
                aria-label={t('most')}
                className="w-20"
                value={reminders.most}
                onChange={(event) =>
                  set({ reminders: { ...reminders, most: atLeastOne(event.target.valueAsNumber) } }, 'most')
                }
              />
            </span>
          </>
        ) : null}
      </Section>
    </>
  )
}

function DurationFields(props: { value: Duration; onChange(value: Duration): void }) {
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

const atLeastOne = (value: number) => Math.max(1, Math.round(value) || 1)
