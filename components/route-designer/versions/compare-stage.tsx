'use client'
import { useReactFlow } from '@xyflow/react'
import { CircleCheck } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Inspector } from '#components/route-designer/inspector/inspector.tsx'
import { isEmptySelection } from '#components/route-designer/selection.ts'
import { StillCanvas, StillProvider } from '#components/route-designer/still.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { changeList, type ListedChange } from '#lib/route/change-list.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { ChangeLines } from './change-lines.tsx'
import { type ChangeMarks, mergedDrawing } from './merged.ts'

const unmarked: ChangeMarks = { nodes: new Map(), edges: new Map() }

/** A route to look at, and with `before` what differs from that: on one drawing, and in words. Fills its parent. */
export function CompareStage({ before, after }: { before: RouteGraph | null; after: RouteGraph }) {
  const { catalogue } = useSurroundings()
  const { graph, marks } = useMemo(
    () => (before ? mergedDrawing(before, after) : { graph: after, marks: unmarked }),
    [before, after],
  )
  const changes = useMemo(
    () => (before ? changeList(before, after, catalogue) : null),
    [before, after, catalogue],
  )
  return (
    <StillProvider graph={graph} catalogue={catalogue} changes={marks}>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <StillCanvas />
        <Side changes={changes} />
      </div>
    </StillProvider>
  )
}

function Side({ changes }: { changes: ListedChange[] | null }) {
  const t = useTranslations('designer.versions')
  const selected = useDesigner((state) => state.selection)
  const some = !isEmptySelection(selected)
  const show = useShow()
  if (!changes && !some) return null
  return (
    <aside
      aria-label={t('changes')}
      className="flex w-80 shrink-0 flex-col overflow-y-auto border-l max-md:max-h-[45%] max-md:w-full max-md:border-t max-md:border-l-0"
    >
      {changes ? (
        <section className="p-2">
          <h3 className="px-2.5 py-1.5 font-medium text-ink-soft text-xs">
            {t('changesCount', { n: changes.length })}
          </h3>
          {changes.length > 0 ? (
            <ChangeLines changes={changes} current={selected.nodes} onShow={show} />
          ) : (
            <EmptyState icon={CircleCheck} title={t('same')} text={t('sameText')} />
          )}
        </section>
      ) : (
        <Inspector />
      )}
    </aside>
  )
}

/** Brings the place of a change into view. */
function useShow(): (change: ListedChange) => void {
  const { store } = useSurroundings()
  const flow = useReactFlow()
  return ({ nodes, change }) => {
    if (change !== 'moved') store.getState().select(nodes.slice(0, 1))
    void flow.fitView({ nodes: nodes.map((id) => ({ id })), duration: 250, maxZoom: 1, padding: 0.3 })
  }
}
