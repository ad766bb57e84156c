'use client'
import { Unlink } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import {
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '#components/ui/command.tsx'
import { CommandDialog } from '#components/ui/command-dialog.tsx'
import { mayConnect } from '#lib/route/connect.ts'
import type { NodeKind, Outcome, RouteNode } from '#lib/route/graph.ts'
import { kindTitles, outcomeTitle, titleOf } from '#lib/route/titles.ts'
import { useAdding } from './adding.tsx'
import { useDesigner, useSurroundings } from './designer-context.tsx'
import { kindLook, lookOf, paletteKinds } from './kind-look.ts'

/** Where an outcome leads: to one of the nodes, to a new one, or nowhere. The same as drawing a line. */
export default function WayChooser(props: { from: RouteNode; outcome: Outcome; onClose(): void }) {
  const { from, outcome, onClose } = props
  const t = useTranslations('designer.outline')
  const ui = useTranslations('ui')
  const said = useSaid()
  const { store } = useSurroundings()
  const graph = useDesigner((state) => state.graph)
  const adding = useAdding()
  const present = graph.edges.find((edge) => edge.from === from.id && edge.outcome === outcome)
  const title = t('to', { outcome: said(outcomeTitle(from, outcome)) })
  const done = (act: () => void) => () => {
    act()
    onClose()
  }
  return (
    <CommandDialog
      title={title}
      onClose={onClose}
      onCloseAutoFocus={(event) => event.preventDefault()}
      defaultValue={present?.to ?? ''}
    >
      <CommandInput placeholder={title} aria-label={title} />
      <CommandList>
        <CommandEmpty>{ui('nothingFound')}</CommandEmpty>
        <CommandGroup heading={t('existing')}>
          {graph.nodes
            .filter((node) => mayConnect(graph, from.id, outcome, node.id) === null)
            .map((node) => (
              <CommandItem
                key={node.id}
                value={node.id}
                keywords={[said(titleOf(node)), said(kindTitles[node.kind])]}
                onSelect={done(() =>
                  store.getState().edit({ do: 'connect', from: from.id, outcome, to: node.id }),
                )}
              >
                <KindIcon look={lookOf(node)} />
                <span className="truncate">{said(titleOf(node))}</span>
                {present?.to === node.id ? (
                  <span className="ml-auto text-ink-faint text-xs">{t('now')}</span>
                ) : null}
              </CommandItem>
            ))}
          {present ? (
            <CommandItem
              value="nowhere"
              keywords={[t('nowhere')]}
              onSelect={done(() => store.getState().edit({ do: 'disconnect', ids: [present.id] }))}
            >
              <Unlink aria-hidden="true" />
              {t('nowhere')}
            </CommandItem>
          ) : null}
        </CommandGroup>
        <CommandGroup heading={t('fresh')}>
          {paletteKinds.map((kind: NodeKind) => (
            <CommandItem
              key={kind}
              value={`new ${kind}`}
              keywords={[`${t('fresh')} ${said(kindTitles[kind])}`]}
              onSelect={done(() => adding.add(kind, { at: 'way', node: from.id, outcome }))}
            >
              <KindIcon look={kindLook(kind)} />
              {said(kindTitles[kind])}
            </CommandItem>
          ))}
        </CommandGroup>
      </CommandList>
    </CommandDialog>
  )
}

function KindIcon({ look: { icon: Icon, tile } }: { look: ReturnType<typeof kindLook> }) {
  return (
    <span className={cn('inline-flex size-6 shrink-0 items-center justify-center rounded-md', tile)}>
      <Icon aria-hidden="true" className="size-3.5 text-current!" />
    </span>
  )
}
