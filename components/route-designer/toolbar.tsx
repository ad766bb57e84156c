'use client'
import { useReactFlow } from '@xyflow/react'
import {
  CircleAlert,
  Map as MapIcon,
  Maximize,
  Network,
  Plus,
  Redo2,
  Search,
  ShieldCheck,
  TriangleAlert,
  Undo2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Tooltip } from '#components/ui/tooltip.tsx'
import { useAdding } from './adding.tsx'
import { keysOf } from './commands.ts'
import { useDesigner, useMarks } from './designer-context.tsx'
import { editNames } from './edit-name.ts'
import { useArrange } from './use-arrange.ts'
import { useIsPhone } from './use-is-phone.ts'

type ToolProps = {
  name: string
  keys?: string | undefined
  disabled?: boolean
  busy?: boolean
  onClick(): void
  children: ReactNode
}

function Tool({ name, keys, disabled, busy, onClick, children }: ToolProps) {
  return (
    <Tooltip text={name} {...(keys ? { keys } : {})}>
      <Button look="ghost" size="icon" aria-label={name} disabled={disabled} busy={busy} onClick={onClick}>
        {busy ? null : children}
      </Button>
    </Tooltip>
  )
}

/** Undo, redo, layout and adding. */
export function EditTools() {
  const t = useTranslations('designer')
  const said = useSaid()
  const adding = useAdding()
  const undo = useDesigner((state) => state.undo)
  const redo = useDesigner((state) => state.redo)
  const last = useDesigner((state) => state.past.at(-1)?.name)
  const next = useDesigner((state) => state.future.at(-1)?.name)
  const { arrange, arranging } = useArrange()
  return (
    <div role="toolbar" aria-label={t('toolbar.title')} className="flex items-center gap-0.5">
      <Tool name={t('palette.open')} keys={keysOf('add')} onClick={() => adding.ask({ at: 'next' })}>
        <Plus aria-hidden="true" />
      </Tool>
      <Tool
        name={last ? t('toolbar.undo', { what: said(editNames[last]) }) : t('toolbar.nothingToUndo')}
        keys={keysOf('undo')}
        disabled={!last}
        onClick={undo}
      >
        <Undo2 aria-hidden="true" />
      </Tool>
      <Tool
        name={next ? t('toolbar.redo', { what: said(editNames[next]) }) : t('toolbar.nothingToRedo')}
        keys={keysOf('redo')}
        disabled={!next}
        onClick={redo}
      >
        <Redo2 aria-hidden="true" />
      </Tool>
      <Tool
        name={t('toolbar.layout')}
        keys={keysOf('layout')}
        busy={arranging}
        onClick={() => void arrange()}
      >
        <Network aria-hidden="true" className="-rotate-90" />
      </Tool>
    </div>
  )
}

/** Zoom, in the corner of the canvas. */
export function ZoomTools(props: { onFind?(): void; onMap?(): void }) {
  const t = useTranslations('designer.toolbar')
  const names = useTranslations('designer.commands.names')
  const flow = useReactFlow()
  useWholeOnPhone()
  return (
    <div className="absolute bottom-3 left-3 z-10 flex rounded-lg border bg-surface p-0.5 shadow-lift">
      <Tool
        name={t('zoomOut')}
        keys={keysOf('zoom-out')}
        onClick={() => void flow.zoomOut({ duration: 150 })}
      >
        <ZoomOut aria-hidden="true" />
      </Tool>
      <Tool name={t('zoomIn')} keys={keysOf('zoom-in')} onClick={() => void flow.zoomIn({ duration: 150 })}>
        <ZoomIn aria-hidden="true" />
      </Tool>
      <Tool
        name={t('fit')}
        keys={keysOf('fit')}
        onClick={() => void flow.fitView({ duration: 250, maxZoom: 1, padding: 0.12 })}
      >
        <Maximize aria-hidden="true" />
      </Tool>
      {props.onFind ? (
        <Tool name={names('find')} keys={keysOf('find')} onClick={props.onFind}>
          <Search aria-hidden="true" />
        </Tool>
      ) : null}
      {props.onMap ? (
        <Tool name={names('minimap')} keys={keysOf('minimap')} onClick={props.onMap}>
          <MapIcon aria-hidden="true" />
        </Tool>
      ) : null}
    </div>
  )
}

/** Where the panels leave, the route is shown whole in the room that it gets. */
function useWholeOnPhone(): void {
  const flow = useReactFlow()
  const phone = useIsPhone()
  useEffect(() => {
    if (!phone) return
    // The canvas learns its new size in the frame after the panels are gone.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => void flow.fitView({ maxZoom: 1, padding: 0.12 })),
    )
    return () => cancelAnimationFrame(frame)
  }, [flow, phone])
}

/** What the verifier says, in one word; pressing it opens the findings. */
export function VerifyMark({ open, onToggle }: { open: boolean; onToggle(): void }) {
  const t = useTranslations('designer.verify')
  const findings = useMarks((marks) => marks.findings)
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.filter((finding) => finding.severity === 'warning').length
  const [Icon, colour, text] =
    errors > 0
      ? ([CircleAlert, 'text-bad', t('errors', { n: errors })] as const)
      : warnings > 0
        ? ([TriangleAlert, 'text-warn', t('warnings', { n: warnings })] as const)
        : ([ShieldCheck, 'text-good', t('clean')] as const)
  return (
    <Button
      look="ghost"
      size="sm"
      onClick={onToggle}
      aria-expanded={open}
      data-testid="verify-state"
      data-errors={errors}
      data-warnings={warnings}
    >
      <Icon aria-hidden="true" className={cn(colour)} />
      {text}
    </Button>
  )
}
