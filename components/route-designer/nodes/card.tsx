import { type ReactNode, useState } from 'react'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner, useMarks } from '#components/route-designer/designer-context.tsx'
import { lookOf } from '#components/route-designer/kind-look.ts'
import { sizeOf } from '#components/route-designer/size.ts'
import { cn } from '#components/ui/cn.ts'
import type { RouteNode } from '#lib/route/graph.ts'
import { titleOf } from '#lib/route/titles.ts'
import { ChangeMark, changeLooks, changeTile } from './change-mark.tsx'
import { useFar } from './far.ts'
import { EntryHandle, HandlePlaces, OutcomeHandles } from './handle.tsx'
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
  const live = useMarks((marks) => marks.live !== null)
  const mark = useMarks((marks) => marks.live?.nodes[node.id])
  const changes = useMarks((marks) => marks.changes !== null)
  const change = useMarks((marks) => marks.changes?.nodes.get(node.id))
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
            : // From far away a shadow is not seen, but it is drawn for every card in every frame.
              far > 1
              ? 'bg-surface'
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
          <Chip
            node={node}
            title={title}
            far={far}
            tile={changes ? changeTile(change) : live && !mark ? ahead : tile}
          />
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
      <Handles node={node} title={title} far={far} />
    </div>
  )
}

/** From furthest away handles are specks: they are there when the pointer is near them, or with a line in hand. */
function Handles({ node, title, far }: { node: RouteNode; title: string; far: number }) {
  const [near, setNear] = useState(false)
  const drawing = useDesigner((state) => state.drawing !== null)
  const gripped = far < 3 || near || drawing
  return (
    <div className="contents" onPointerEnter={() => setNear(true)} onPointerLeave={() => setNear(false)}>
      {gripped ? (
        <>
          {node.kind === 'start' ? null : <EntryHandle title={title} />}
          <OutcomeHandles node={node} title={title} far={far > 0} />
        </>
      ) : (
        <HandlePlaces node={node} />
      )}
    </div>
  )
}

/** What a run has not come to recedes, from far away too. */
const ahead = 'bg-canvas text-ink-faint'

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
