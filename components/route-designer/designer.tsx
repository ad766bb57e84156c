'use client'
import { ReactFlowProvider } from '@xyflow/react'
import { CirclePlay, Eye, History, type LucideIcon, Waypoints } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useStore } from 'zustand'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.tsx'
import type { Stage } from '#lib/envelope/scenario.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { Finding } from '#lib/route/finding.ts'
import { AddingProvider } from './adding.tsx'
import type { DraftRead, PublishAnswer, SaveAnswer, VersionDesk } from './answer.ts'
import { Canvas } from './canvas.tsx'
import { DesignerProvider, useDesigner } from './designer-context.tsx'
import { createDesignerStore } from './designer-store.ts'
import { Dialogs } from './dialogs.tsx'
import { DisputeBar } from './dispute-bar.tsx'
import { MoreMenu } from './more-menu.tsx'
import { LeftPanel, RightPanel, type RightTab } from './panels.tsx'
import { SaveMark } from './save-mark.tsx'
import { EditTools, VerifyMark, ZoomTools } from './toolbar.tsx'
import { useClipboard } from './use-clipboard.ts'
import { type Door, useCommands } from './use-commands.ts'
import { isView, useDoors, type View } from './use-doors.ts'
import { type Draft, useDraft } from './use-draft.ts'
import { useIsPhone } from './use-is-phone.ts'
import { remembering } from './versions/remembering.ts'
import { Views } from './views.tsx'

/* Loaded when it is opened. */
const FindBar = lazy(() => import('./find-bar.tsx'))

export type DesignerProps = {
  route: { id: string; name: string }
  /** The draft as it was stored. */
  stored: DraftRead
  catalogue: Catalogue
  /** What the verifier found in the stored draft. */
  storedFindings: readonly Finding[]
  /** The latest published version; null before the first. */
  published: number | null
  /** By which language, zone and working days the route is rehearsed: those of its envelopes. */
  stage: Stage
  readOnly?: boolean
  /** Stores the draft; `draft-stale` as a refusal's code means that somebody else has stored another one. */
  onSave(graph: DraftRead['graph'], baseRevision: number): Promise<SaveAnswer>
  onPublish(note: string, revision: number): Promise<PublishAnswer>
  /** Reads other stages of this route. */
  desk: VersionDesk
  /** Further buttons of the page, at the right of the bar. */
  actions?: ReactNode
}

/** The whole designer; fills its parent, which must have a height. */
export function Designer(props: DesignerProps) {
  const phone = useIsPhone()
  const [store] = useState(() => createDesignerStore(props.stored.graph, props.readOnly))
  const [verified] = useState(() => ({ graph: props.stored.graph, findings: props.storedFindings }))
  const readOnly = props.readOnly === true || phone
  useEffect(() => store.setState({ readOnly }), [store, readOnly])
  return (
    <DesignerProvider store={store} catalogue={props.catalogue} verified={verified}>
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
  const [desk] = useState(() => remembering(props.desk))
  const readOnly = useDesigner((state) => state.readOnly)
  const draft = useDraft(props)
  const published = useStore(draft.sync.state, (state) => state.published)
  const { shown, open, close, ...panels } = useDoors(published)
  const drawing = !isView(shown)
  useCommands(drawing, open)
  useClipboard(drawing)
  useRefusals()
  return (
    <div className="flex h-full min-h-0 flex-col bg-surface" data-testid="designer">
      <DisputeBar sync={draft.sync} desk={desk} />
      {isView(shown) ? (
        <Views view={shown} designer={{ ...props, desk }} published={published} onClose={close} />
      ) : (
        <>
          <Bar {...props} draft={draft} published={published} findings={panels.right} onOpen={open} />
          <div className="flex min-h-0 flex-1">
            {phone || readOnly ? null : <LeftPanel tab={panels.left} onTab={panels.setLeft} />}
            <div className="relative min-w-0 flex-1">
              <Canvas />
              <ZoomTools onFind={() => open('find')} onMap={() => open('minimap')} />
              <Suspense>{panels.finds ? <FindBar onClose={panels.endSearch} /> : null}</Suspense>
            </div>
            {phone ? null : <RightPanel tab={panels.right} onTab={panels.setRight} />}
          </div>
        </>
      )}
      <Dialogs
        shown={isView(shown) ? null : shown}
        designer={{ ...props, desk }}
        draft={draft}
        published={published}
        onClose={close}
      />
    </div>
  )
}

type BarProps = DesignerProps & {
  phone: boolean
  draft: Draft
  published: number | null
  findings: RightTab
  onOpen(door: Door): void
}

function Bar(props: BarProps) {
  const { phone, draft, published, onOpen } = props
  const t = useTranslations('designer')
  const readOnly = useDesigner((state) => state.readOnly)
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b px-3 max-md:gap-1">
      {readOnly ? (
        <span className="flex min-w-0 items-center gap-1.5 text-ink-faint text-sm">
          <Eye aria-hidden="true" className="size-4 shrink-0" />
          <span className="truncate">{phone ? t('phone') : t('toolbar.readOnly')}</span>
        </span>
      ) : (
        <EditTools />
      )}
      <span className="flex-1" />
      {readOnly ? null : <SaveMark autosave={draft.autosave} />}
      {phone ? null : <VerifyMark open={props.findings === 'findings'} onToggle={() => onOpen('findings')} />}
      {props.actions}
      {published === null ? null : (
        <ViewButton
          view="fleet"
          title={t('fleet.openText')}
          text={t('fleet.open')}
          icon={Waypoints}
          onOpen={onOpen}
        />
      )}
      <ViewButton
        view="simulate"
        title={t('simulation.open')}
        text={t('simulation.title')}
        icon={CirclePlay}
        onOpen={onOpen}
      />
      <ViewButton
        view="versions"
        title={t('versions.open')}
        text={published === null ? t('versions.none') : t('versions.current', { n: published })}
        icon={History}
        onOpen={onOpen}
      />
      <MoreMenu mayDiscard={published !== null && !readOnly} onOpen={onOpen} />
      {readOnly ? null : (
        <Button look="primary" onClick={() => onOpen('publish')}>
          {t('toolbar.publish')}
        </Button>
      )}
    </header>
  )
}

/** Opens what takes the place of the diagram. */
function ViewButton(props: {
  view: View
  title: string
  text: string
  icon: LucideIcon
  onOpen(door: Door): void
}) {
  const { view, title, text, icon: Icon, onOpen } = props
  return (
    <Button
      look="ghost"
      size="sm"
      onClick={() => onOpen(view)}
      title={title}
      data-testid={`${view === 'simulate' ? 'simulation' : view}-open`}
    >
      <Icon aria-hidden="true" />
      <span className="max-lg:sr-only">{text}</span>
    </Button>
  )
}

/** Says why an edit was refused. */
function useRefusals(): void {
  const said = useSaid()
  const refused = useDesigner((state) => state.refused)
  useEffect(() => {
    if (refused) toast.error(said(refused))
  }, [refused, said])
}
