'use client'
import { type NodeProps, type ReactFlowState, useStore as useFlow } from '@xyflow/react'
import { lazy, type MouseEvent, memo, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { frameId } from '#components/route-designer/canvas-id.ts'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { toneLook, usualTone } from '#components/route-designer/tone-look.ts'
import { cn } from '#components/ui/cn.ts'
import type { FrameNode } from './beside-flow.ts'

const TitleField = lazy(() => import('./title-field.tsx'))

/** Sides by which the frame is gripped; what is between them is the canvas. */
const sides = [
  'inset-x-0 -top-1.5 h-3.5',
  'inset-x-0 -bottom-1.5 h-3.5',
  'inset-y-0 -left-1.5 w-3.5',
  'inset-y-0 -right-1.5 w-3.5',
]

/** Letters of a title, px; from far away they grow on the canvas, in coarse steps, so that on the screen they stay readable. */
const letterSize = 13
const least = 0.85
const mostGrown = 5
const steps = 4
const grown = ({ transform: [, , zoom] }: ReactFlowState) =>
  Math.min(mostGrown, Math.max(1, Math.round((steps * least) / zoom) / steps))

/** The frame of a group, behind its nodes: drawn anew only for what it shows. */
export default memo(
  Frame,
  (before, now) => before.data.group === now.data.group && before.selected === now.selected,
)

function Frame({ data: { group }, selected }: NodeProps<FrameNode>) {
  const t = useTranslations('designer.beside')
  const { store } = useSurroundings()
  const id = frameId(group.id)
  const isTarget = useDesigner((state) => state.into.has(group.id))
  const isFound = useDesigner((state) => state.found.has(id))
  const isWriting = useDesigner((state) => state.writing === id)
  const readOnly = useDesigner((state) => state.readOnly)
  const look = toneLook(group.tone ?? usualTone.groups)
  const select = (event: MouseEvent) => {
    const { selection, select } = store.getState()
    const more = event.ctrlKey || event.metaKey || event.shiftKey
    if (!more) return select([], [], { groups: [group.id] })
    const groups = new Set(selection.groups)
    if (!groups.delete(group.id)) groups.add(group.id)
    select(selection.nodes, selection.edges, { groups, notes: selection.notes })
  }
  const grip = cn('pointer-events-auto absolute', readOnly ? 'cursor-pointer' : 'cursor-grab')
  return (
    <div data-testid={`group:${group.id}`} data-tone={group.tone ?? usualTone.groups} className="size-full">
      <div
        className={cn(
          'absolute inset-0 rounded-2xl border-[1.5px] transition-colors',
          isTarget ? 'bg-accent-wash' : look.frameGround,
          isTarget
            ? 'border-accent border-dashed ring-4 ring-accent/20'
            : selected
              ? 'border-accent ring-2 ring-accent/25'
              : isFound
                ? 'border-warn ring-2 ring-warn/30'
                : look.frameLine,
        )}
      />
      {sides.map((side) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys select by Tab, this is for a pointer
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys select by Tab, this is for a pointer
        <div key={side} className={cn(grip, side)} onClick={select} />
      ))}
      {isWriting ? (
        <Title>
          <Suspense fallback={group.title}>
            <TitleField group={group} />
          </Suspense>
        </Title>
      ) : (
        <Title className={cn(grip, isTarget ? 'text-accent-text' : look.words, 'truncate')} onClick={select}>
          {isTarget ? t('join') : group.title.trim() || <span className="italic">{t('untitled')}</span>}
        </Title>
      )}
    </div>
  )
}

function Title(props: { className?: string; onClick?(event: MouseEvent): void; children: React.ReactNode }) {
  const by = useFlow(grown)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys select by Tab, this is for a pointer
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys select by Tab, this is for a pointer
    <div
      data-title
      onClick={props.onClick}
      style={{ fontSize: letterSize * by, lineHeight: 1.5, padding: `0 ${4 * by}px` }}
      className={cn(
        'pointer-events-auto absolute bottom-full left-1 mb-1 max-w-full rounded-md font-semibold',
        props.className,
      )}
    >
      {props.children}
    </div>
  )
}
