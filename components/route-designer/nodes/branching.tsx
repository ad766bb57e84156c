import type { NodeProps } from '@xyflow/react'
import { useSaid } from '#components/i18n/said.tsx'
import { branchHeight } from '#components/route-designer/size.ts'
import type { FlowNode } from '#components/route-designer/to-flow.ts'
import { cn } from '#components/ui/cn.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { outcomeTitle } from '#lib/route/titles.ts'
import { Card } from './card.tsx'

/** Conditions and forks: each way out is a row of the card. */
export function BranchingCard({ data: { node }, selected }: NodeProps<FlowNode>) {
  const said = useSaid()
  return (
    <Card node={node} selected={selected}>
      <div className="text-xs">
        {outcomesOf(node).map((outcome) => (
          <p
            key={outcome}
            style={{ height: branchHeight }}
            className={cn(
              'flex items-center justify-end border-line border-t px-4',
              outcome === 'else' ? 'text-ink-faint' : 'text-ink-soft',
            )}
          >
            <span className="truncate">{said(outcomeTitle(node, outcome))}</span>
          </p>
        ))}
      </div>
    </Card>
  )
}
