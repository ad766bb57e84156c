'use client'
import { ReactFlowProvider } from '@xyflow/react'
import { Eye } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.tsx'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { AddingProvider } from './adding.tsx'
import type { PublishAnswer, SaveAnswer } from './answer.ts'
import { type Autosave, createAutosave } from './autosave.ts'
import { Canvas } from './canvas.tsx'
import { DesignerProvider, useDesigner, useSurroundings } from './designer-context.tsx'
import { createDesignerStore } from './designer-store.ts'
import { MoreMenu } from './more-menu.tsx'
import { LeftPanel, RightPanel, type RightTab } from './panels.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { SaveMark } from './save-mark.tsx'
import { EditTools, VerifyMark, ZoomTools } from './toolbar.tsx'
import { useIsPhone } from './use-is-phone.ts'
import { useKeys } from './use-keys.ts'

export type DesignerProps = {
  route: { id: string; name: string }
  /** The draft as it was stored, and its revision. */
  graph: RouteGraph
  revision: number
  catalogue: Catalogue
  /** Published versions, the latest first. */
  versions: readonly { number: number; publishedAt: string; note?: string | null }[]
  readOnly?: boolean
  /** Stores the draft; `draft-stale` as a refusal's code means that somebody else has stored another one. */
  onSave(graph: RouteGraph, baseRevision: number): Promise<SaveAnswer>
  onPublish(note: string, revision: number): Promise<PublishAnswer>
  /** Further buttons of the page, at the right of the bar. */
  actions?: ReactNode
}

/** The whole designer; fills its parent, which must have a height. */
export function Designer(props: DesignerProps) {
  const phone = useIsPhone()
  const [store] = useState(() => createDesignerStore(props.graph, props.readOnly))
  const readOnly = props.readOnly === true || phone
  useEffect(() => store.setState({ readOnly }), [store, readOnly])
  return (
    <DesignerProvider store={store} catalogue={props.catalogue}>
      <ReactFlowProvider>
        <AddingProvider>
          <Workbench {...props} phone={phone} />
        </AddingProvider>
      </ReactFlowProvider>
    </DesignerProvider>
  )
}

function Workbench(props: DesignerProps & { phone: boolean }) {
  const { phone } = props
  const t = useTranslations('designer')
  const readOnly = useDesigner((state) => state.readOnly)
  const [tab, setTab] = useState<RightTab>('properties')
  const autosave = useAutosave(props)
  useKeys()
  useRefusals()
  return (
    <div className="flex h-full min-h-0 flex-col bg-surface" data-testid="designer">
      <header className="flex h-12 shrink-0 items-center gap-3 border-b px-3">
        {readOnly ? (
          <span className="flex items-center gap-1.5 text-ink-faint text-sm">
            <Eye aria-hidden="true" className="size-4" />
            {phone ? t('phone') : t('toolbar.readOnly')}
          </span>
        ) : (
          <EditTools />
        )}
        <span className="flex-1" />
        {readOnly ? null : <SaveMark autosave={autosave} />}
        {phone ? null : (
          <VerifyMark
            open={tab === 'findings'}
            onToggle={() => setTab(tab === 'findings' ? 'properties' : 'findings')}
          />
        )}
        {props.actions}
        <MoreMenu name={props.route.name} />
        {readOnly ? null : <Publishing {...props} autosave={autosave} />}
      </header>
      <div className="flex min-h-0 flex-1">
        {phone || readOnly ? null : <LeftPanel />}
        <div className="relative min-w-0 flex-1">
          <Canvas />
          <ZoomTools />
        </div>
        {phone ? null : <RightPanel tab={tab} onTab={setTab} />}
      </div>
    </div>
  )
}

function Publishing(props: DesignerProps & { autosave: Autosave }) {
  const t = useTranslations('designer')
  const [open, setOpen] = useState(false)
  const [latest, setLatest] = useState(props.versions[0]?.number ?? 0)
  return (
    <>
      <span className="text-ink-faint text-xs max-lg:hidden">
        {latest > 0 ? t('versions.current', { n: latest }) : t('versions.none')}
      </span>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t('toolbar.publish')}
      </Button>
      {open ? (
        <PublishDialog
          open
          onClose={() => setOpen(false)}
          autosave={props.autosave}
          next={latest + 1}
          onPublish={props.onPublish}
          onPublished={setLatest}
        />
      ) : null}
    </>
  )
}

/** Sends every new graph; asks before the window is closed with something unsaved. */
function useAutosave({ onSave, revision }: DesignerProps): Autosave {
  const { store } = useSurroundings()
  const [autosave] = useState(() => createAutosave(onSave, revision))
  useEffect(() => {
    const stop = store.subscribe((now, before) => {
      if (now.graph !== before.graph) autosave.changed(now.graph)
    })
    const leave = (event: BeforeUnloadEvent) => {
      const { is } = autosave.state.getState()
      if (is === 'saved' || is === 'stale') return
      void autosave.flush()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', leave)
    return () => {
      stop()
      window.removeEventListener('beforeunload', leave)
      void autosave.flush()
    }
  }, [store, autosave])
  return autosave
}

/** Says why an edit was refused. */
function useRefusals(): void {
  const said = useSaid()
  const refused = useDesigner((state) => state.refused)
  useEffect(() => {
    if (refused) toast.error(said(refused))
  }, [refused, said])
}
