import { Handle, Position } from '@xyflow/react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { entryTop, outcomeTop } from '#components/route-designer/size.ts'
import { entryHandle, handleSize } from '#components/route-designer/to-flow.ts'
import { cn } from '#components/ui/cn.ts'
import type { Outcome, RouteNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { outcomeTitle } from '#lib/route/titles.ts'

/* A small dot with a larger place to grip. */
const dot =
  'rounded-full! border-2! bg-surface! transition-colors after:absolute after:-inset-2 after:rounded-full after:content-[""] hover:border-accent! hover:bg-accent!'
const size = { width: handleSize, height: handleSize, minWidth: 0, minHeight: 0 }

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
  const connected = useSurroundings().connected.has(`${node.id} ${outcome}`)
  const label = said(outcomeTitle(node, outcome))
  // What can never happen recedes by its colour; fading it would fade its words.
  const never = outcome === 'expired' && !connected && !('deadline' in node && node.deadline)
  const tone =
    outcome === 'declined' ? 'text-bad' : outcome === 'expired' && !never ? 'text-warn' : 'text-ink-faint'
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
        data-testid={`handle:${node.id}:${outcome}`}
        role="img"
        aria-label={t('way', { title: props.title, outcome: label })}
        style={{ ...size, top }}
        className={cn(
          dot,
          idle && 'opacity-0',
          connected ? 'border-ink-faint! bg-ink-faint!' : 'border-line-strong!',
        )}
      />
      {(node.kind === 'approve' || node.kind === 'sign') && !far && !idle ? (
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
