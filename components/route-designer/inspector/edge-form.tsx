'use client'
import { Unlink } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { RouteEdge } from '#lib/route/graph.ts'
import { modelOf } from '#lib/route/model.ts'
import { outcomeTitle, titleOf } from '#lib/route/titles.ts'
import { reachFrom } from '#lib/route/walk.ts'

export function EdgeForm({ edge }: { edge: RouteEdge }) {
  const t = useTranslations('designer.inspector')
  const said = useSaid()
  const { store } = useSurroundings()
  const readOnly = useDesigner((state) => state.readOnly)
  const graph = useDesigner((state) => state.graph)
  const { nodes } = graph
  const from = nodes.find((node) => node.id === edge.from)
  const to = nodes.find((node) => node.id === edge.to)
  if (!from || !to) return null
  const leadsBack = edge.maxRounds !== undefined || reachFrom(modelOf(graph), edge.to).has(edge.from)
  const words = {
    from: said(titleOf(from)),
    outcome: said(outcomeTitle(from, edge.outcome)),
    to: said(titleOf(to)),
  }
  return (
    <div className="grid gap-4 p-4">
      <div>
        <h2 className="font-semibold">{t('edge')}</h2>
        <p className="mt-1 text-ink-soft text-sm">{t('edgeText', words)}</p>
      </div>
      {leadsBack ? (
        <FormField label={t('rounds')} hint={t('roundsHint')}>
          {(links) => (
            <Input
              {...links}
              type="number"
              min={1}
              placeholder={t('unbounded')}
              disabled={readOnly}
              value={edge.maxRounds ?? ''}
              onChange={(event) => {
                const rounds = event.target.valueAsNumber
                const maxRounds = Number.isFinite(rounds) ? Math.max(1, Math.round(rounds)) : undefined
                store.getState().edit({ do: 'set-rounds', id: edge.id, maxRounds }, `rounds ${edge.id}`)
              }}
            />
          )}
        </FormField>
      ) : null}
      {readOnly ? null : (
        <Button look="danger" onClick={() => store.getState().edit({ do: 'disconnect', ids: [edge.id] })}>
          <Unlink aria-hidden="true" />
          {t('disconnect')}
        </Button>
      )}
    </div>
  )
}
