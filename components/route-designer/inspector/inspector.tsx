'use client'
import { MousePointerClick, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { ArrangeButtons } from '#components/route-designer/arrange-buttons.tsx'
import { useDesigner, useMarks } from '#components/route-designer/designer-context.tsx'
import { FindingNotes } from '#components/route-designer/finding-list.tsx'
import { GroupChoice } from '#components/route-designer/groups/group-choice.tsx'
import { GroupForm } from '#components/route-designer/groups/group-form.tsx'
import { lookOf } from '#components/route-designer/kind-look.ts'
import { NoteForm } from '#components/route-designer/notes/note-form.tsx'
import { thingCount } from '#components/route-designer/selection.ts'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input, Textarea } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { listOf } from '#lib/route/beside.ts'
import type { EndNode, RouteNode } from '#lib/route/graph.ts'
import { kindTitles } from '#lib/route/titles.ts'
import { ActionForm } from './action-form.tsx'
import { ConditionForm } from './condition-form.tsx'
import { DocumentForm } from './document-form.tsx'
import { EdgeForm } from './edge-form.tsx'
import { ForkForm } from './fork-form.tsx'
import { JoinForm } from './join-form.tsx'
import { StartForm } from './start-form.tsx'
import { StepForm } from './step-form.tsx'
import { useNodeEdit } from './use-node.ts'
import { WaitForm } from './wait-form.tsx'

/** Properties of what is selected. */
export function Inspector() {
  const t = useTranslations('designer.inspector')
  const selection = useDesigner((state) => state.selection)
  const graph = useDesigner((state) => state.graph)
  const count = thingCount(selection)
  if (count > 1) return <Several count={count} />
  const node = graph.nodes.find((each) => selection.nodes.has(each.id))
  if (node) return <NodeForm key={node.id} node={node} />
  const group = listOf(graph, 'groups').find((each) => selection.groups.has(each.id))
  if (group) return <GroupForm key={group.id} group={group} />
  const note = listOf(graph, 'notes').find((each) => selection.notes.has(each.id))
  if (note) return <NoteForm key={note.id} note={note} />
  const edge = graph.edges.find((each) => selection.edges.has(each.id))
  if (edge) return <EdgeForm edge={edge} />
  return <EmptyState icon={MousePointerClick} title={t('empty')} text={t('emptyText')} />
}

function NodeForm({ node }: { node: RouteNode }) {
  const t = useTranslations('designer.inspector')
  const said = useSaid()
  const set = useNodeEdit(node)
  const found = useMarks((marks) => marks.findingsOf.get(node.id))
  const readOnly = useDesigner((state) => state.readOnly)
  const { icon: Icon, tile } = lookOf(node)
  const kind = said(kindTitles[node.kind])
  return (
    <fieldset disabled={readOnly} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 p-4">
      <legend className="sr-only">{kind}</legend>
      <div className="flex items-center gap-2.5">
        <span className={cn('inline-flex size-8 shrink-0 items-center justify-center rounded-lg', tile)}>
          <Icon aria-hidden="true" className="size-[18px]" />
        </span>
        <h2 className="min-w-0 flex-1 truncate font-semibold">{kind}</h2>
        {readOnly ? null : <DeleteButton name="deleteNode" />}
      </div>
      <FindingNotes findings={found ?? []} />
      <FormField label={t('titleField')}>
        {(links) => (
          <Input
            {...links}
            value={node.title}
            maxLength={200}
            placeholder={kind}
            onChange={(event) => set({ title: event.target.value }, 'title')}
          />
        )}
      </FormField>
      <KindForm node={node} />
      <FormField label={t('note')}>
        {(links) => (
          <Textarea
            {...links}
            maxLength={4000}
            className="min-h-14"
            value={node.note ?? ''}
            onChange={(event) => set({ note: event.target.value || undefined }, 'note')}
          />
        )}
      </FormField>
      <GroupChoice node={node.id} />
    </fieldset>
  )
}

function KindForm({ node }: { node: RouteNode }) {
  switch (node.kind) {
    case 'start':
      return <StartForm node={node} />
    case 'document':
      return <DocumentForm node={node} />
    case 'approve':
    case 'sign':
      return <StepForm node={node} />
    case 'condition':
      return <ConditionForm node={node} />
    case 'end':
      return <EndForm node={node} />
    case 'fork':
      return <ForkForm node={node} />
    case 'join':
      return <JoinForm node={node} />
    case 'wait':
      return <WaitForm node={node} />
    case 'action':
      return <ActionForm node={node} />
  }
}

function EndForm({ node }: { node: EndNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const endings = ['completed', 'declined', 'cancelled'] as const
  return (
    <FormField label={t('ending')} hint={t('endingHint')}>
      {(links) => (
        <Select
          {...links}
          value={node.outcome}
          onChange={(event) =>
            set({ outcome: endings.find((each) => each === event.target.value) ?? 'completed' })
          }
        >
          {endings.map((each) => (
            <option key={each} value={each}>
              {t(`endings.${each}`)}
            </option>
          ))}
        </Select>
      )}
    </FormField>
  )
}

function DeleteButton({ name }: { name: 'deleteNode' | 'deleteSeveral' }) {
  const t = useTranslations('designer.inspector')
  const remove = useDesigner((state) => state.removeSelected)
  return (
    <Button look="ghost" size="icon-sm" aria-label={t(name)} title={t(name)} onClick={() => remove()}>
      <Trash2 aria-hidden="true" />
    </Button>
  )
}

function Several({ count }: { count: number }) {
  const t = useTranslations('designer.inspector')
  const readOnly = useDesigner((state) => state.readOnly)
  return (
    <>
      <div className="flex items-center justify-between p-4">
        <p className="font-medium text-sm">{t('several', { n: count })}</p>
        {readOnly ? null : <DeleteButton name="deleteSeveral" />}
      </div>
      {readOnly ? null : <ArrangeButtons />}
    </>
  )
}
