import { Handle, Position } from '@xyflow/react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner, useMarks } from '#components/route-designer/designer-context.tsx'
import { wayKey } from '#components/route-designer/marks.ts'
import { entryTop, outcomeTop } from '#components/route-designer/size.ts'
import { entryHandle, handleSize } from '#components/route-designer/to-flow.ts'
import { cn } from '#components/ui/cn.ts'
import type { Outcome, RouteNode, StepNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { outcomeTitle } from '#lib/route/titles.ts'

const grip = 'after:absolute after:-inset-2 after:rounded-full after:content-[""]'
/* A small dot with a larger place to grip. */
const dot = cn(
  grip,
  'rounded-full! border-2! bg-surface! transition-colors hover:border-accent! hover:bg-accent!',
)
const size = { width: handleSize, height: handleSize, minWidth: 0, minHeight: 0 }

/** Names by which tests and the canvas find a handle. */
const testId = (node: RouteNode, outcome: Outcome) => `handle:${node.id}:${outcome}`

/**
 * Stands in for handles that are too small to be seen: as large as they are and where they are, for the canvas measures
 * them as soon as the card is there, and draws no line to a card without.
 */
export function HandlePlaces({ node }: { node: RouteNode }) {
  return (
    <>
      {node.kind === 'start' ? null : <HandlePlace id={entryHandle} side="left" top={entryTop} />}
      {outcomesOf(node).map((outcome) => (
        <HandlePlace
          key={outcome}
          id={outcome}
          side="right"
          top={outcomeTop(node, outcome)}
          name={testId(node, outcome)}
        />
      ))}
    </>
  )
}

function HandlePlace(props: { id: string; side: 'left' | 'right'; top: number; name?: string }) {
  const { id, side, top, name } = props
  return (
    <div
      aria-hidden="true"
      data-handleid={id}
      data-handlepos={side}
      data-testid={name}
      style={{ ...size, top }}
      className={cn(
        grip,
        'react-flow__handle pointer-events-auto! opacity-0',
        side === 'left' ? 'react-flow__handle-left target' : 'react-flow__handle-right source',
      )}
    />
  )
}

const isStep = (node: RouteNode): node is StepNode => node.kind === 'approve' || node.kind === 'sign'

export function EntryHandle({ title }: { title: string }) {
  const t = useTranslations('designer.card')
  const readOnly = useDesigner((state) => state.readOnly)
  return (
    <Handle
      id={entryHandle}
      type="target"
      position={Position.Left}
      isConnectable={!readOnly}
      role="img"
      aria-label={t('entry', { title })}
      style={{ ...size, top: entryTop }}
      className={cn(dot, 'border-line-strong!')}
    />
  )
}

export function OutcomeHandles(props: { node: RouteNode; title: string; far: boolean }) {
  return outcomesOf(props.node).map((outcome) => <OutcomeHandle key={outcome} outcome={outcome} {...props} />)
}

function OutcomeHandle(props: { node: RouteNode; outcome: Outcome; title: string; far: boolean }) {
  const { node, outcome, far } = props
  const t = useTranslations('designer.card')
  const said = useSaid()
  const readOnly = useDesigner((state) => state.readOnly)
  const connected = useMarks((marks) => marks.connected.has(wayKey(node.id, outcome)))
  const label = said(outcomeTitle(node, outcome))
  // An expiry that cannot come recedes; fading it would take its words away.
  const expires = outcome === 'expired' && (connected || (isStep(node) && node.deadline !== undefined))
  const tone = outcome === 'declined' ? 'text-bad' : expires ? 'text-warn' : 'text-ink-faint'
  const top = outcomeTop(node, outcome)
  const idle = readOnly && !connected
  return (
    <>
      <Handle
        id={outcome}
        type="source"
        position={Position.Right}
        isConnectable={!readOnly}
        isConnectableEnd={false}
        data-testid={testId(node, outcome)}
        role="img"
        aria-label={t('way', { title: props.title, outcome: label })}
        style={{ ...size, top }}
        className={cn(
          dot,
          idle && 'opacity-0',
          connected ? 'border-ink-faint! bg-ink-faint!' : 'border-line-strong!',
        )}
      />
      {isStep(node) && !far && !idle ? (
        <span
          style={{ top: top - 1 }}
          className={cn(
            'pointer-events-none absolute left-full ml-2.5 -translate-y-full whitespace-nowrap text-2xs',
            tone,
          )}
        >
          {label}
        </span>
      ) : null}
    </>
  )
}
