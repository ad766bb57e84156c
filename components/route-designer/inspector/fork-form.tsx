'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { ForkNode } from '#lib/route/graph.ts'
import { freshId } from '#lib/route/new-node.ts'
import { Section } from './section.tsx'
import { useNodeEdit } from './use-node.ts'

export function ForkForm({ node }: { node: ForkNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const { branches } = node
  const add = () => {
    const id = freshId(
      branches.map((branch) => branch.id),
      'b',
    )
    set({ branches: [...branches, { id, label: '' }] })
  }
  return (
    <Section title={t('forkBranches')} hint={t('forkHint')}>
      {branches.map((branch, at) => {
        const name = t('branch', { n: at + 1 })
        return (
          <div key={branch.id} className="flex gap-1">
            <Input
              aria-label={t('branchName', { n: at + 1 })}
              placeholder={name}
              maxLength={120}
              value={branch.label}
              onChange={(event) =>
                set(
                  {
                    branches: branches.map((each) =>
                      each.id === branch.id ? { ...each, label: event.target.value } : each,
                    ),
                  },
                  `label ${at}`,
                )
              }
            />
            <Button
              look="ghost"
              size="icon"
              aria-label={t('removeItem', { what: name })}
              onClick={() => set({ branches: branches.filter((each) => each.id !== branch.id) })}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          </div>
        )
      })}
      <Button size="sm" className="justify-start" onClick={add}>
        <Plus aria-hidden="true" />
        {t('addBranch')}
      </Button>
    </Section>
  )
}
