'use client'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'
import { useAdding } from './adding.tsx'
import { useDesigner, useSurroundings } from './designer-context.tsx'
import { WayChangeMark } from './nodes/change-mark.tsx'
import { columnGap } from './size.ts'
import { type FlowEdge, lineColour } from './to-flow.ts'
import type { ChangeKind } from './versions/merged.ts'

/** Nearest bend to the card, past the labels of its outcomes; earlier outcomes bend further off and do not cross later ones. */
const bend = columnGap - 28
const bendStep = 8
const underneath = 148

const changeColours = { added: 'var(--good)', removed: 'var(--bad)', changed: 'var(--warn)' } as const

/** An edge: straight along a row, with square bends between rows, below the cards when it leads back. */
export function Way(props: EdgeProps<FlowEdge>) {
  const { id, data, selected, sourceX, sourceY, targetX, targetY } = props
  const { live, changes } = useSurroundings()
  const change = changes?.edges.get(id)
  const rank = data?.rank ?? 0
  const back = targetX < sourceX
  const near = targetX - sourceX < columnGap - 16
  const [path, labelX, labelY] = getSmoothStepPath({
    ...props,
    borderRadius: 12,
    offset: back ? bend - rank * bendStep : 16,
    ...(back ? { centerY: Math.max(sourceY, targetY) + underneath - rank * bendStep } : {}),
    ...(!back && !near ? { centerX: sourceX + bend - rank * bendStep } : {}),
  })
  const outcome = data?.edge.outcome
  const shown = useDesigner((state) => state.shown.has(id))
  const taken = shown || live?.taken?.includes(id)
  const told = live?.ways?.[id]
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={20}
        className={cn(
          change ? '[stroke-width:2.25px]!' : '[stroke-width:1.75px]!',
          ((live?.taken && !taken) || (changes && !change)) && 'opacity-50',
        )}
        style={{
          stroke: change ? changeColours[change] : selected || taken ? 'var(--accent)' : lineColour(outcome),
          strokeDasharray: change === 'removed' ? '3 4' : outcome === 'expired' ? '5 4' : undefined,
          strokeOpacity: selected || taken || change ? 1 : 0.75,
        }}
        markerEnd={props.markerEnd ?? ''}
      />
      {selected || change || told || data?.edge.maxRounds !== undefined ? (
        <EdgeLabel
          id={id}
          x={labelX}
          y={labelY}
          rounds={data?.edge.maxRounds}
          selected={selected === true}
          change={change}
          told={told}
        />
      ) : null}
    </>
  )
}

function EdgeLabel(props: {
  id: string
  x: number
  y: number
  rounds: number | undefined
  selected: boolean
  change: ChangeKind | undefined
  told: ReactNode
}) {
  const t = useTranslations('designer.card')
  const readOnly = useDesigner((state) => state.readOnly)
  const adding = useAdding()
  return (
    <EdgeLabelRenderer>
      <div
        style={{ transform: `translate(-50%, -50%) translate(${props.x}px, ${props.y}px)` }}
        className="nodrag nopan pointer-events-auto absolute flex items-center gap-1"
      >
        {props.change ? <WayChangeMark change={props.change} /> : null}
        {props.told}
        {props.rounds === undefined ? null : (
          <span className="rounded-full border border-line bg-surface px-1.5 text-2xs text-ink-soft leading-4">
            {t('rounds', { n: props.rounds })}
          </span>
        )}
        {props.selected && !readOnly ? (
          <button
            type="button"
            aria-label={t('insert')}
            title={t('insert')}
            onClick={() => adding.ask({ at: 'edge', edge: props.id })}
            className="inline-flex size-5 items-center justify-center rounded-full border border-accent bg-surface text-accent-text hover:bg-accent-wash"
          >
            <Plus aria-hidden="true" className="size-3.5" />
          </button>
        ) : null}
      </div>
    </EdgeLabelRenderer>
  )
}
