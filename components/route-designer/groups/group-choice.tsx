'use client'
import { useTranslations } from 'use-intl'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import { listOf } from '#lib/route/beside.ts'
import type { NodeId } from '#lib/route/graph.ts'
import { groupOfNode, joining, left } from './group-edit.ts'

/** The group that a node is in, to be changed by keys; not there while the route has no groups. */
export function GroupChoice({ node }: { node: NodeId }) {
  const t = useTranslations('designer.beside')
  const { store } = useSurroundings()
  const graph = useDesigner((state) => state.graph)
  const groups = listOf(graph, 'groups')
  if (groups.length === 0) return null
  const choose = (id: string) => {
    const target = groups.find((group) => group.id === id)
    const { edit } = store.getState()
    if (target) edit(joining(target, [node]), undefined, 'join-group')
    else edit({ do: 'several', edits: left(graph, new Set([node])) }, undefined, 'leave-group')
  }
  return (
    <FormField label={t('group')}>
      {(links) => (
        <Select
          {...links}
          value={groupOfNode(graph, node)?.id ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{t('noGroup')}</option>
          {groups.map((group) => (
            <option key={group.id} value={group.id}>
              {group.title.trim() || t('untitled')}
            </option>
          ))}
        </Select>
      )}
    </FormField>
  )
}
