'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Outcome } from '#components/form/outcome.ts'
import { useAct } from '#components/form/use-act.ts'
import { sampleVariables } from '#components/template/sample.ts'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Mapping, MappingRow } from '#lib/envelope/mapping.ts'
import { type Status, statuses } from '#lib/envelope/status.ts'
import { StatusRow } from './status-row.tsx'
import type { MappingView, RowContext } from './view.ts'

/** The whole mapping of the portal or of a route, edited as one and saved as one. */
export function MappingEditor(props: {
  view: MappingView
  mayEdit: boolean
  save: (routeId: string | null, mapping: Mapping, revision: number) => Promise<Outcome<{ revision: number }>>
  refreshPortal: () => Promise<Outcome>
}) {
  const { view } = props
  const t = useTranslations('mapping')
  const router = useRouter()
  const { busy, run } = useAct()
  const [rows, setRows] = useState(view.own.rows)
  const [saved, setSaved] = useState(view.own.rows)
  const [revision, setRevision] = useState(view.revision)
  const [example, setExample] = useState(view.previews[0]?.id ?? '')
  const dirty = rows !== saved
  useLeaveWarning(dirty)
  const save = async () => {
    const done = await run(() => props.save(view.routeId, { schema: 1, rows }, revision), t('saved'))
    if (!done) return
    setRevision(done.revision)
    setSaved(rows)
  }
  const context: RowContext = {
    pipelines: view.pipelines,
    fields: view.fields,
    providers: view.providers,
    preview: view.previews.find(({ id }) => id === example)?.variables ?? sampleVariables,
    disabled: !props.mayEdit || busy,
    refreshPortal: async () => {
      await run(props.refreshPortal)
      router.refresh()
    },
  }
  const put = (status: Status, row: MappingRow | null) => {
    const { [status]: _, ...rest } = rows
    setRows(row === null ? rest : { ...rest, [status]: row })
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="max-w-3xl text-ink-soft text-sm">{t('lead')}</p>
      <Toolbar view={view} example={example} onExample={setExample} />
      <Card className="overflow-hidden">
        <ul className="divide-y">
          {statuses.map((status) => {
            const own = rows[status]
            const inherited = view.routeId !== null && own === undefined
            return (
              <StatusRow
                key={status}
                status={status}
                row={own ?? view.portal.rows[status] ?? {}}
                inherited={inherited}
                onDropOwn={view.routeId !== null && own ? () => put(status, null) : null}
                context={context}
                onChange={(row) => put(status, row)}
              />
            )
          })}
        </ul>
      </Card>
      <div className="sticky bottom-0 -mx-4 flex min-h-12 flex-wrap items-center gap-3 border-t bg-canvas/95 px-4 py-2 backdrop-blur md:-mx-6 md:px-6">
        <p role="status" className="flex-1 text-ink-faint text-xs">
          {dirty ? <span className="text-warn">{t('dirty')}</span> : t('revision', { number: revision })}
          {!dirty && view.changedBy ? `, ${t('changedBy', { name: view.changedBy })}` : null}
        </p>
        {dirty ? (
          <Button look="ghost" onClick={() => setRows(saved)} disabled={busy}>
            {t('discard')}
          </Button>
        ) : null}
        <Button look="primary" disabled={!dirty || !props.mayEdit} busy={busy} onClick={save}>
          {t('save')}
        </Button>
      </div>
    </div>
  )
}

function Toolbar(props: { view: MappingView; example: string; onExample: (id: string) => void }) {
  const { view } = props
  const t = useTranslations('mapping')
  const router = useRouter()
  const id = useId()
  return (
    <div className="flex flex-wrap items-end gap-4">
      <div className="grid w-full gap-1 sm:w-72">
        <label htmlFor={`${id}-scope`} className="text-ink-faint text-xs">
          {t('scope.label')}
        </label>
        <Select
          id={`${id}-scope`}
          value={view.routeId ?? ''}
          onChange={(event) =>
            router.push(event.target.value ? `/mappings?route=${event.target.value}` : '/mappings')
          }
        >
          <option value="">{t('scope.portal')}</option>
          {view.routes.map((route) => (
            <option key={route.id} value={route.id}>
              {t('scope.route', { name: route.name })}
            </option>
          ))}
        </Select>
      </div>
      <div className="grid w-full gap-1 sm:w-72">
        <label htmlFor={`${id}-example`} className="text-ink-faint text-xs">
          {t('template.example')}
        </label>
        <Select
          id={`${id}-example`}
          value={props.example}
          onChange={(event) => props.onExample(event.target.value)}
        >
          {view.previews.map((preview) => (
            <option key={preview.id} value={preview.id}>
              {preview.title}
            </option>
          ))}
          <option value="">{t('template.sample')}</option>
        </Select>
      </div>
    </div>
  )
}

/** The browser asks before an unsaved mapping is left. */
function useLeaveWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [on])
}
