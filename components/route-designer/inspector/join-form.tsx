'use client'
import { useTranslations } from 'use-intl'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { JoinNode } from '#lib/route/graph.ts'
import { atLeastOne } from './duration-fields.tsx'
import { Segments } from './section.tsx'
import { useNodeEdit } from './use-node.ts'

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
            <Input
              {...links}
              type="number"
              min={1}
              max={20}
              value={wait}
              onChange={(event) =>
                set({ wait: Math.min(atLeastOne(event.target.valueAsNumber), 20) }, 'wait')
              }
            />
          )}
        </FormField>
      ) : null}
      <p className="text-ink-faint text-xs">{t('joinHint')}</p>
    </div>
  )
}
