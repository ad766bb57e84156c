'use client'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import { Select } from '#components/ui/select.tsx'
import { mayConnect } from '#lib/route/connect.ts'
import type { Outcome, RouteNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { edgeIdOf, modelOf } from '#lib/route/model.ts'
import { outcomeTitle, titleOf } from '#lib/route/titles.ts'
import { reachable } from '#lib/route/walk.ts'
import { useDesigner, useSurroundings } from './designer-context.tsx'
import { lookOf } from './kind-look.ts'

/** The route as a list, equal to the canvas: walk by Tab, select, connect, delete, read findings. */
export function Outline() {
  const t = useTranslations('designer.outline')
  const graph = useDesigner((state) => state.graph)
  const reached = [...reachable(modelOf(graph)).keys()]
  const rank = (node: RouteNode) => (reached.includes(node.id) ? reached.indexOf(node.id) : reached.length)
  const nodes = [...graph.nodes].sort((a, b) => rank(a) - rank(b))
  return (
    <ul aria-label={t('title')} className="grid gap-0.5 p-2">
      {nodes.map((node) => (
        <OutlineItem key={node.id} node={node} />
      ))}
    </ul>
  )
}

function OutlineItem({ node }: { node: RouteNode }) {
  const t = useTranslations('designer.outline')
  const said = useSaid()
  const { store, findingsOf } = useSurroundings()
  const selected = useDesigner((state) => state.selection.nodes.has(node.id))
  const found = findingsOf.get(node.id) ?? []
  const Mark = found[0]?.severity === 'error' ? CircleAlert : TriangleAlert
  const { icon: Icon } = lookOf(node)
  const title = said(titleOf(node))
  return (
    <li>
      <button
        type="button"
        data-testid={`outline:${node.id}`}
        aria-pressed={selected}
        onClick={() => store.getState().select([node.id])}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' && event.key !== 'Backspace') return
          event.preventDefault()
          event.stopPropagation()
          store.getState().edit({ do: 'remove-nodes', ids: [node.id] })
        }}
        className={cn(
          'flex h-8 w-full items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover',
          selected && 'bg-accent-wash text-accent-text',
        )}
      >
        <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        <span className="min-w-0 flex-1 truncate">{title}</span>
        {found.length > 0 ? (
          <span className={found[0]?.severity === 'error' ? 'text-bad' : 'text-warn'}>
            <Mark aria-hidden="true" className="size-4" />
            <span className="sr-only">{t('problems', { n: found.length })}</span>
          </span>
        ) : null}
      </button>
      {selected ? (
        <ul aria-label={t('ways', { title })} className="my-1 ml-2 grid gap-1">
          {outcomesOf(node).map((outcome) => (
            <WaySelect key={outcome} node={node} outcome={outcome} />
          ))}
        </ul>
      ) : null}
    </li>
  )
}

/** Where an outcome leads: the same as drawing a line. */
function WaySelect({ node, outcome }: { node: RouteNode; outcome: Outcome }) {
  const t = useTranslations('designer.outline')
  const said = useSaid()
  const { store } = useSurroundings()
  const readOnly = useDesigner((state) => state.readOnly)
  const graph = useDesigner((state) => state.graph)
  const to = graph.edges.find((edge) => edge.from === node.id && edge.outcome === outcome)?.to ?? ''
  const label = said(outcomeTitle(node, outcome))
  return (
    <li className="grid grid-cols-[4.25rem_minmax(0,1fr)] items-center gap-1.5 text-ink-soft text-xs">
      <span className="truncate">{label}</span>
      <Select
        aria-label={t('to', { outcome: label })}
        disabled={readOnly}
        value={to}
        onChange={(event) => {
          const { edit } = store.getState()
          const next = event.target.value
          if (next === '')
            edit({
              do: 'disconnect',
              ids: [
                graph.edges.find((edge) => edge.from === node.id && edge.outcome === outcome)?.id ??
                  edgeIdOf(node.id, outcome),
              ],
            })
          else edit({ do: 'connect', from: node.id, outcome, to: next })
        }}
      >
        <option value="">{t('nowhere')}</option>
        {graph.nodes
          .filter((each) => mayConnect(graph, node.id, outcome, each.id) === null)
          .map((each) => (
            <option key={each.id} value={each.id}>
              {said(titleOf(each))}
            </option>
          ))}
      </Select>
    </li>
  )
}
