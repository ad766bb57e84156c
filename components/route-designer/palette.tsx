'use client'
import { useReactFlow } from '@xyflow/react'
import { type PointerEvent as ReactPointerEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import { kindTitles } from '#lib/route/titles.ts'
import { type Addable, useAdding } from './adding.tsx'
import { useDesigner } from './designer-context.tsx'
import { kindLook, type Look, noteLook, noteTitle, paletteKinds } from './kind-look.ts'

type Drag = { kind: Addable; x: number; y: number; moved: boolean }

/** What can be added: dragged to a place, onto an edge, or pressed to follow what is selected. */
export function Palette() {
  const t = useTranslations('designer.palette')
  const beside = useTranslations('designer.beside')
  const said = useSaid()
  const hasStart = useDesigner((state) => state.graph.nodes.some((node) => node.kind === 'start'))
  const kinds = hasStart ? paletteKinds : (['start', ...paletteKinds] as const)
  return (
    <div className="flex flex-col gap-1 p-2">
      <p className="px-1.5 pt-1 pb-1 text-ink-faint text-xs">{t('hint')}</p>
      {kinds.map((kind) => (
        <PaletteItem
          key={kind}
          kind={kind}
          look={kindLook(kind)}
          title={said(kindTitles[kind])}
          text={t(kind)}
        />
      ))}
      <PaletteItem kind="note" look={noteLook} title={said(noteTitle)} text={beside('noteText')} />
    </div>
  )
}

function PaletteItem(props: { kind: Addable; look: Look; title: string; text: string }) {
  const { kind, title, look } = props
  const t = useTranslations('designer.palette')
  const adding = useAdding()
  const { drag, begin } = usePaletteDrag(kind)
  return (
    <>
      <button
        type="button"
        data-testid={`palette:${kind}`}
        aria-label={t('add', { kind: title })}
        onPointerDown={begin}
        onClick={(event) => {
          if (event.detail === 0) void adding.add(kind, { at: 'next' })
        }}
        className="flex min-w-0 cursor-grab touch-none select-none items-center gap-2.5 rounded-lg border border-transparent p-1.5 text-left transition-colors hover:border-line hover:bg-hover active:cursor-grabbing"
      >
        <KindLine look={look} title={title} text={props.text} />
      </button>
      {drag?.moved
        ? createPortal(
            <div
              style={{ left: drag.x, top: drag.y }}
              className="-translate-x-1/2 -translate-y-1/2 pointer-events-none fixed z-50 flex w-52 items-center gap-2.5 rounded-xl border border-accent bg-surface p-2.5 opacity-90 shadow-float"
            >
              <KindLine look={look} title={title} />
            </div>,
            document.body,
          )
        : null}
    </>
  )
}

function KindLine(props: { look: Look; title: string; text?: string }) {
  const { icon: Icon, tile } = props.look
  return (
    <>
      <span className={cn('inline-flex size-8 shrink-0 items-center justify-center rounded-lg', tile)}>
        <Icon aria-hidden="true" className="size-[18px]" />
      </span>
      <span className="min-w-0">
        <span className="block truncate font-medium text-sm">{props.title}</span>
        {props.text ? <span className="block truncate text-ink-faint text-xs">{props.text}</span> : null}
      </span>
    </>
  )
}

const slack = 5

/** Follows the pointer from the palette to the canvas; works alike for a mouse, a pen and a finger. */
function usePaletteDrag(kind: Addable) {
  const flow = useReactFlow()
  const adding = useAdding()
  const [drag, setDrag] = useState<Drag | null>(null)
  const begin = (event: ReactPointerEvent) => {
    if (event.button !== 0) return
    const from = { x: event.clientX, y: event.clientY }
    let moved = false
    const move = (now: PointerEvent) => {
      moved ||= Math.hypot(now.clientX - from.x, now.clientY - from.y) > slack
      setDrag({ kind, x: now.clientX, y: now.clientY, moved })
    }
    const end = (now: PointerEvent) => {
      stop()
      const under = document.elementsFromPoint(now.clientX, now.clientY)
      if (!moved) return void adding.add(kind, { at: 'next' })
      if (!under.some((each) => each.closest('.react-flow'))) return
      const edge = under
        .map((each) => each.closest('.react-flow__edge')?.getAttribute('data-id'))
        .find(Boolean)
      const point = flow.screenToFlowPosition({ x: now.clientX, y: now.clientY })
      void adding.add(kind, edge && kind !== 'note' ? { at: 'edge', edge } : { at: 'point', point })
    }
    const stop = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', stop)
      setDrag(null)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', stop)
  }
  return { drag, begin }
}
