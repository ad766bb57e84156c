'use client'
import { useTranslations } from 'use-intl'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { StepNode } from '#lib/route/graph.ts'
import { ConnectionFields } from './connection-fields.tsx'
import { DeadlineForm } from './deadline-form.tsx'
import { Participants } from './participants.tsx'
import { Section, Segments } from './section.tsx'
import { useNodeEdit } from './use-node.ts'
import { WholeNumber } from './whole-number.tsx'

export function StepForm({ node }: { node: StepNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  return (
    <>
      <ConnectionFields node={node} />
      <Section title={t('participants')}>
        <Participants value={node.participants} onChange={(participants) => set({ participants })} />
        {node.participants.length > 1 ? <ManyFields node={node} /> : null}
      </Section>
      <DeadlineForm node={node} />
    </>
  )
}

function ManyFields({ node }: { node: StepNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const some = typeof node.quorum === 'number'
  return (
    <>
      <Segments
        label={t('order')}
        value={node.order}
        options={(['sequential', 'parallel'] as const).map((value) => ({
          value,
          label: t(`orders.${value}`),
        }))}
        onChange={(order) => set({ order })}
      />
      <div className="flex items-end gap-2">
        <FormField label={t('quorum')} className="flex-1">
          {(links) => (
            <Select
              {...links}
              value={some ? 'some' : node.quorum}
              onChange={(event) => {
                const value = event.target.value
                set({ quorum: value === 'some' ? 1 : value === 'any' ? 'any' : 'all' })
              }}
            >
              {(['all', 'any', 'some'] as const).map((value) => (
                <option key={value} value={value}>
                  {t(`quorums.${value}`)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        {some ? (
          <WholeNumber
            min={1}
            max={node.participants.length}
            aria-label={t('quorumCount')}
            value={Number(node.quorum)}
            onChange={(quorum) => set({ quorum }, 'quorum')}
          />
        ) : null}
      </div>
    </>
  )
}
