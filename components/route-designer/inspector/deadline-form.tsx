'use client'
import { useTranslations } from 'use-intl'
import { Switch } from '#components/ui/switch.tsx'
import type { StepNode } from '#lib/route/graph.ts'
import { DurationFields } from './duration-fields.tsx'
import { Participants } from './participants.tsx'
import { Section } from './section.tsx'
import { useNodeEdit } from './use-node.ts'
import { WholeNumber } from './whole-number.tsx'

/** Deadline, reminders and deputies: absent until they are wanted. */
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
              <WholeNumber
                min={1}
                max={100}
                aria-label={t('most')}
                value={reminders.most}
                onChange={(most) => set({ reminders: { ...reminders, most } }, 'most')}
              />
            </span>
          </>
        ) : null}
      </Section>
      <Section title={t('deputies')} hint={t('deputiesHint')}>
        <Participants
          value={node.deputies ?? []}
          onChange={(deputies) => set({ deputies: deputies.length > 0 ? deputies : undefined })}
        />
      </Section>
    </>
  )
}
