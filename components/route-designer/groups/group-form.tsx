'use client'
import { Group as GroupIcon, Trash2, Ungroup, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Section } from '#components/route-designer/inspector/section.tsx'
import { lookOf } from '#components/route-designer/kind-look.ts'
import { ToneChoice } from '#components/route-designer/tone-choice.tsx'
import { toneLook, usualTone } from '#components/route-designer/tone-look.ts'
import { useReveal } from '#components/route-designer/use-reveal.ts'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { Group } from '#lib/route/beside.ts'
import type { RouteNode } from '#lib/route/graph.ts'
import { titleOf } from '#lib/route/titles.ts'
import { left } from './group-edit.ts'
import { changeGroup } from './writing.ts'

/** Properties of a group. */
export function GroupForm({ group }: { group: Group }) {
  const t = useTranslations('designer.beside')
  const { store } = useSurroundings()
  const nodes = useDesigner((state) => state.graph.nodes)
  const readOnly = useDesigner((state) => state.readOnly)
  const tone = group.tone ?? usualTone.groups
  const { ground, words } = toneLook(tone)
  const members = nodes.filter(({ id }) => group.nodes.includes(id))
  return (
    <fieldset disabled={readOnly} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 p-4">
      <legend className="sr-only">{t('group')}</legend>
      <div className="flex items-center gap-2.5">
        <span
          className={cn('inline-flex size-8 shrink-0 items-center justify-center rounded-lg', ground, words)}
        >
          <GroupIcon aria-hidden="true" className="size-[18px]" />
        </span>
        <h2 className="min-w-0 flex-1 truncate font-semibold">{t('group')}</h2>
      </div>
      <FormField label={t('title')}>
        {(links) => (
          <Input
            {...links}
            value={group.title}
            maxLength={200}
            placeholder={t('untitled')}
            onChange={(event) => changeGroup(store.getState(), group, { title: event.target.value }, 'title')}
          />
        )}
      </FormField>
      <ToneChoice value={tone} onChange={(next) => changeGroup(store.getState(), group, { tone: next })} />
      <Section title={t('members', { n: members.length })}>
        <ul className="-mx-2 grid gap-px">
          {members.map((node) => (
            <Member key={node.id} node={node} mayLeave={!readOnly && members.length > 1} />
          ))}
        </ul>
      </Section>
      {readOnly ? null : (
        <div className="grid gap-2 border-t pt-4">
          <Button
            onClick={() =>
              store.getState().edit({ do: 'take', list: 'groups', ids: [group.id] }, undefined, 'ungroup')
            }
          >
            <Ungroup aria-hidden="true" />
            {t('ungroup')}
          </Button>
          <Button look="danger" onClick={() => store.getState().removeSelected('remove-group', true)}>
            <Trash2 aria-hidden="true" />
            {t('removeGroup')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

function Member({ node, mayLeave }: { node: RouteNode; mayLeave: boolean }) {
  const t = useTranslations('designer.beside')
  const said = useSaid()
  const { store } = useSurroundings()
  const reveal = useReveal()
  const { icon: Icon } = lookOf(node)
  const title = said(titleOf(node))
  const leave = () => {
    const { graph, edit } = store.getState()
    edit({ do: 'several', edits: left(graph, new Set([node.id])) }, undefined, 'leave-group')
  }
  return (
    <li className="flex items-center rounded-md hover:bg-hover">
      {/* A link in what it does; not switched off where one only reads. */}
      <a
        href={`#${node.id}`}
        onClick={(event) => {
          event.preventDefault()
          store.getState().select([node.id])
          reveal(node.id, 'move')
        }}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-sm"
      >
        <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        <span className="truncate">{title}</span>
      </a>
      {mayLeave ? (
        <Button
          look="ghost"
          size="icon-sm"
          aria-label={t('leave', { title })}
          title={t('leave', { title })}
          onClick={leave}
        >
          <X aria-hidden="true" />
        </Button>
      ) : null}
    </li>
  )
}
