'use client'
import { ArrowRight, TriangleAlert } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { connectionOf } from '#lib/route/connection-of.ts'
import type { ConnectionChoice, StepNode } from '#lib/route/graph.ts'
import { stepsBeside, swapOf } from '#lib/route/swap.ts'
import { Segments } from './section.tsx'

/** What a swap of the connection would cost, before it is made: for this step, or for all of the same connection. */
export default function SwapPanel(props: { node: StepNode; to: ConnectionChoice; onDone(): void }) {
  const { node, to, onDone } = props
  const t = useTranslations('designer.inspector.swap')
  const said = useSaid()
  const id = useId()
  const { catalogue, store } = useSurroundings()
  const graph = useDesigner((state) => state.graph)
  const [all, setAll] = useState(false)
  const beside = useMemo(() => stepsBeside(graph, catalogue, node), [graph, catalogue, node])
  const steps = all ? beside : [node.id]
  const { edit, losses } = swapOf(graph, catalogue, { steps, to })
  const [from, into] = [connectionOf(node, catalogue), connectionOf({ ...node, connection: to }, catalogue)]
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need its legend first, and this one is a question
    <div
      ref={panel}
      role="group"
      aria-labelledby={`${id}-title`}
      className="grid gap-2.5 rounded-lg border border-line-strong p-3"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onDone()
      }}
    >
      <div id={`${id}-title`} className="grid gap-0.5">
        <p className="font-medium text-sm">{t('title')}</p>
        <p className="flex flex-wrap items-center gap-x-1.5 break-words text-ink-soft text-xs">
          <span>{from?.label ?? t('gone')}</span>
          <ArrowRight aria-hidden="true" className="size-3.5" />
          <span>{into?.label}</span>
        </p>
      </div>
      {beside.length > 1 ? (
        <Segments
          label={t('where')}
          value={all ? 'all' : 'one'}
          options={[
            { value: 'one', label: t('one') },
            { value: 'all', label: t('all', { n: beside.length }) },
          ]}
          onChange={(value) => setAll(value === 'all')}
        />
      ) : null}
      <div aria-live="polite">
        {losses.length === 0 ? (
          <p className="text-ink-soft text-sm">{t('nothing')}</p>
        ) : (
          <>
            <p className="flex items-center gap-1.5 font-medium text-sm text-warn">
              <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
              {t('lost')}
            </p>
            <ul className="mt-1 list-disc pl-5 text-sm" data-testid="swap-losses">
              {losses.map((loss) => (
                <li key={loss.text.en} data-loss={loss.what} className="break-words">
                  {said(loss.text)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          size="sm"
          onClick={() => {
            store.getState().edit(edit, undefined, 'swap-connection')
            onDone()
          }}
        >
          {t('apply')}
        </Button>
        <Button size="sm" onClick={onDone}>
          {t('keep')}
        </Button>
      </div>
    </div>
  )
}
