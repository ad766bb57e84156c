'use client'
import { useTranslations } from 'use-intl'
import { FormField } from '#components/ui/form-field.tsx'
import type { JoinNode } from '#lib/route/graph.ts'
import { Segments } from './section.tsx'
import { useNodeEdit } from './use-node.ts'
import { WholeNumber } from './whole-number.tsx'

export function JoinForm({ node }: { node: JoinNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const { wait } = node
  return (
    <div className="grid gap-2.5">
      <Segments
        label={t('joinWait')}
        value={typeof wait === 'number' ? 'some' : wait}
        options={(['all', 'any', 'some'] as const).map((value) => ({
          value,
          label: t(`joinWaits.${value}`),
        }))}
        onChange={(value) => set({ wait: value === 'some' ? 2 : value })}
      />
      {typeof wait === 'number' ? (
        <FormField label={t('joinCount')}>
          {(links) => (
            <WholeNumber
              {...links}
              min={1}
              max={20}
              value={wait}
              onChange={(count) => set({ wait: count }, 'wait')}
            />
          )}
        </FormField>
      ) : null}
      <p className="text-ink-faint text-xs">{t('joinHint')}</p>
    </div>
  )
}
