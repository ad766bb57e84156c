'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { lookOf } from '#components/route-designer/kind-look.ts'
import { cn } from '#components/ui/cn.ts'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import { titleOf } from '#lib/route/titles.ts'

/** A node as one reads it: its icon and its title; its id where this drawing does not have it. */
export function NodeName({ graph, node: id }: { graph: RouteGraph; node: NodeId }) {
  const said = useSaid()
  const t = useTranslations('designer.fleet')
  const node = graph.nodes.find((each) => each.id === id)
  if (!node) {
    return (
      <span className="min-w-0 truncate">
        {id} <span className="font-normal text-ink-faint text-xs">{t('elsewhere')}</span>
      </span>
    )
  }
  const { icon: Icon, tile } = lookOf(node)
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className={cn('inline-flex size-6 shrink-0 items-center justify-center rounded-md', tile)}>
        <Icon aria-hidden="true" className="size-3.5" />
      </span>
      <span className="truncate">{said(titleOf(node))}</span>
    </span>
  )
}

/** A node of a list; pressing it opens what is told of it. */
export function NodeLine(props: { graph: RouteGraph; node: NodeId; onChoose(): void; children: ReactNode }) {
  return (
    <li>
      <button
        type="button"
        data-testid={`fleet-node:${props.node}`}
        onClick={props.onChoose}
        className="grid w-full gap-1 rounded-lg px-2.5 py-2 text-left hover:bg-hover"
      >
        <span className="flex min-w-0 font-medium text-sm">
          <NodeName graph={props.graph} node={props.node} />
        </span>
        <span className="pl-8 text-ink-soft text-xs">{props.children}</span>
      </button>
    </li>
  )
}
