import type { ReactNode } from 'react'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { lookOf } from '#components/route-designer/kind-look.ts'
import { sizeOf } from '#components/route-designer/size.ts'
import { cn } from '#components/ui/cn.ts'
import type { RouteNode } from '#lib/route/graph.ts'
import { titleOf } from '#lib/route/titles.ts'
import { ChangeMark, changeLooks, changeTile } from './change-mark.tsx'
import { useFar } from './far.ts'
import { EntryHandle, OutcomeHandles } from './handle.tsx'
import { FindingMark, LiveMarks, NoteMark } from './marks.tsx'
import { RefusalNote, useRefusal } from './refusal.tsx'

/** The frame that all cards share: head, marks, handles, and the coloured chip that it becomes when zoomed out. */
export function Card(props: {
  node: RouteNode
  selected: boolean
  subtitle?: ReactNode
  children?: ReactNode
}) {
  const { node, selected } = props
  const said = useSaid()
  const far = useFar()
  const { live, changes } = useSurroundings()
  const change = changes?.nodes.get(node.id)
  const mark = live?.nodes[node.id]
  const title = said(titleOf(node))
  const found = useDesigner((state) => state.found.has(node.id))
  const refusal = useRefusal(node)
  const { icon: Icon, tile } = lookOf(node)
  return (
    <div
      data-testid={`node:${node.id}`}
      data-kind={node.kind}
      style={sizeOf(node)}
      className="group relative text-left"
    >
      <div
        className={cn(
          'absolute inset-0 rounded-xl border transition-[border-color,box-shadow]',
          // What lies ahead is flat and dashed; fading it would fade its words.
          (live && !mark) || (changes && change !== 'added' && change !== 'changed')
            ? 'bg-canvas'
            : 'bg-surface shadow-lift',
          live && !mark && 'border-dashed',
          changeLooks(change),
          refusal && 'opacity-35',
          selected
            ? 'border-accent ring-2 ring-accent/25'
            : 'border-line-strong group-hover:border-ink-faint',
          found && !selected && 'border-warn! ring-2 ring-warn/30',
          mark?.is === 'current' && 'border-accent ring-4 ring-accent/20',
          mark?.is === 'problem' && 'border-bad-strong ring-4 ring-bad-strong/20',
        )}
      >
        {far > 0 ? (
          <Chip node={node} title={title} far={far} tile={changes ? changeTile(change) : tile} />
        ) : (
          <>
            <div className="flex h-14 items-center gap-2.5 px-3">
              <span
                className={cn('inline-flex size-8 shrink-0 items-center justify-center rounded-lg', tile)}
              >
                <Icon aria-hidden="true" className="size-[18px]" />
              </span>
              <span className="min-w-0 flex-1">
                <span
                  className={cn(
                    'block truncate font-semibold text-ink text-sm',
                    change === 'removed' && 'text-ink-faint line-through',
                  )}
                >
                  {title}
                </span>
                {props.subtitle ? (
                  <span className="block truncate text-ink-faint text-xs">{props.subtitle}</span>
                ) : null}
              </span>
              {node.note ? <NoteMark note={node.note} /> : null}
            </div>
            {props.children}
          </>
        )}
      </div>
      {refusal ? <RefusalNote why={refusal} /> : null}
      {live ? <LiveMarks mark={mark} /> : <FindingMark node={node.id} />}
      {change ? <ChangeMark change={change} /> : null}
      {node.kind === 'start' ? null : <EntryHandle title={title} />}
      <OutcomeHandles node={node} title={title} far={far > 0} />
    </div>
  )
}

const letters = [0, 21, 27, 36]

function Chip(props: { node: RouteNode; title: string; far: number; tile: string }) {
  const { node, title, far, tile } = props
  const { icon: Icon } = lookOf(node)
  const { height } = sizeOf(node)
  const size = letters[far] ?? 0
  const lines = Math.max(1, Math.floor((height - 8) / (size * 1.2)))
  return (
    <div className={cn('flex h-full items-center gap-2.5 overflow-hidden rounded-[11px] px-3', tile)}>
      {far < 3 ? <Icon aria-hidden="true" className="size-7 shrink-0" /> : null}
      <span
        className="line-clamp-1 hyphens-auto break-words font-semibold leading-[1.2]"
        style={{ fontSize: size, WebkitLineClamp: lines }}
      >
        {title}
      </span>
    </div>
  )
}
