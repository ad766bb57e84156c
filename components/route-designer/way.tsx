'use client'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath, type Position } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { memo, type ReactNode, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'
import type { Outcome } from '#lib/route/graph.ts'
import { useAdding } from './adding.tsx'
import { useDesigner, useMarks } from './designer-context.tsx'
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
  const { id, data, selected, sourceX, sourceY, sourcePosition, targetPosition } = props
  const change = useMarks(({ changes }) => changes?.edges.get(id))
  const told = useMarks(({ live }) => live?.ways?.[id])
  const [across, down] = [props.targetX - sourceX, props.targetY - sourceY]
  const rank = data?.rank ?? 0
  const { path, labelX, labelY } = useMemo(
    () => shapeOf({ across, down, rank, sourcePosition, targetPosition }),
    [across, down, rank, sourcePosition, targetPosition],
  )
  return (
    <>
      {/* Its shape stays the same when both of its ends are moved together, and then it is not drawn anew. */}
      <g transform={`translate(${sourceX} ${sourceY})`}>
        <Line
          id={id}
          path={path}
          outcome={data?.edge.outcome}
          selected={selected === true}
          change={change}
          markerEnd={props.markerEnd ?? ''}
        />
      </g>
      {selected || change || told || data?.edge.maxRounds !== undefined ? (
        <EdgeLabel
          id={id}
          x={sourceX + labelX}
          y={sourceY + labelY}
          rounds={data?.edge.maxRounds}
          selected={selected === true}
          change={change}
          told={told}
        />
      ) : null}
    </>
  )
}

/** The line from its beginning to a point so far across and down. */
function shapeOf(way: {
  across: number
  down: number
  rank: number
  sourcePosition: Position
  targetPosition: Position
}) {
  const { across, down, rank, sourcePosition, targetPosition } = way
  const back = across < 0
  const near = across < columnGap - 16
  const [path, labelX, labelY] = getSmoothStepPath({
    ...{ sourceX: 0, sourceY: 0, targetX: across, targetY: down, sourcePosition, targetPosition },
    borderRadius: 12,
    offset: back ? bend - rank * bendStep : 16,
    ...(back ? { centerY: Math.max(0, down) + underneath - rank * bendStep } : {}),
    ...(!back && !near ? { centerX: bend - rank * bendStep } : {}),
  })
  return { path, labelX, labelY }
}

type LineProps = {
  id: string
  path: string
  outcome: Outcome | undefined
  selected: boolean
  change: ChangeKind | undefined
  markerEnd: string
}

const Line = memo(function Line({ id, path, outcome, selected, change, markerEnd }: LineProps) {
  const shown = useDesigner((state) => state.shown.has(id))
  const taken = useMarks(({ live }) => live?.taken?.includes(id) === true) || shown
  const receding = useMarks(
    ({ live, changes }) => (live?.taken !== undefined && !taken) || (changes !== null && !change),
  )
  return (
    <BaseEdge
      id={id}
      path={path}
      interactionWidth={20}
      className={cn(change ? '[stroke-width:2.25px]!' : '[stroke-width:1.75px]!', receding && 'opacity-50')}
      style={{
        stroke: change ? changeColours[change] : selected || taken ? 'var(--accent)' : lineColour(outcome),
        strokeDasharray: change === 'removed' ? '3 4' : outcome === 'expired' ? '5 4' : undefined,
        strokeOpacity: selected || taken || change ? 1 : 0.75,
      }}
      markerEnd={markerEnd}
    />
  )
})

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
