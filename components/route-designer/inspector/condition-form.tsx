'use client'
import { ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { Branch, Comparison, ConditionNode } from '#lib/route/graph.ts'
import { freshId } from '#lib/route/new-node.ts'
import { ComparisonFields } from './comparison-fields.tsx'
import { Section } from './section.tsx'
import { useNodeEdit } from './use-node.ts'

const fresh: Comparison = { left: { of: 'field', field: '' }, op: 'equals', right: '' }

export function ConditionForm({ node }: { node: ConditionNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const change = (at: number, next: Branch | null, field?: string) =>
    set(
      { branches: node.branches.flatMap((branch, place) => (place === at ? (next ?? []) : branch)) },
      field && `${field} ${at}`,
    )
  const raise = (at: number) => {
    const branches = [...node.branches]
    branches.splice(at - 1, 2, ...branches.slice(at - 1, at + 1).reverse())
    set({ branches })
  }
  const add = () => {
    const id = freshId(
      node.branches.map((branch) => branch.id),
      'b',
    )
    set({ branches: [...node.branches, { id, label: '', all: [fresh] }] })
  }
  return (
    <Section title={t('branches')} hint={t('branchesHint')}>
      {node.branches.map((branch, at) => (
        <BranchForm
          key={branch.id}
          branch={branch}
          number={at + 1}
          onChange={(next, field) => change(at, next, field)}
          onUp={at > 0 ? () => raise(at) : undefined}
        />
      ))}
      <Button size="sm" className="justify-start" onClick={add}>
        <Plus aria-hidden="true" />
        {t('addBranch')}
      </Button>
    </Section>
  )
}

function BranchForm(props: {
  branch: Branch
  number: number
  onChange(next: Branch | null, field?: string): void
  onUp?: (() => void) | undefined
}) {
  const { branch, number, onChange } = props
  const t = useTranslations('designer.inspector')
  const name = t('branch', { n: number })
  const setAll = (all: Comparison[], field?: string) => onChange({ ...branch, all }, field)
  return (
    <fieldset className="grid min-w-0 gap-2 rounded-lg border p-2">
      <legend className="sr-only">{name}</legend>
      <div className="flex gap-1">
        <Input
          aria-label={t('branchName', { n: number })}
          placeholder={name}
          value={branch.label}
          onChange={(event) => onChange({ ...branch, label: event.target.value }, 'label')}
        />
        {props.onUp ? (
          <Button look="ghost" size="icon" aria-label={t('moveUp', { what: name })} onClick={props.onUp}>
            <ArrowUp aria-hidden="true" />
          </Button>
        ) : null}
        <Button
          look="ghost"
          size="icon"
          aria-label={t('removeItem', { what: name })}
          onClick={() => onChange(null)}
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      {branch.all.map((comparison, at) => (
        <ComparisonFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison has no id but its place
          key={at}
          number={at + 1}
          value={comparison}
          onChange={(next) =>
            setAll(
              branch.all.flatMap((each, place) => (place === at ? (next ?? []) : each)),
              next ? `comparison ${at}` : undefined,
            )
          }
        />
      ))}
      <Button look="ghost" size="sm" className="justify-start" onClick={() => setAll([...branch.all, fresh])}>
        <Plus aria-hidden="true" />
        {t('addComparison')}
      </Button>
    </fieldset>
  )
}
