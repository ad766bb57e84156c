'use client'
import { lazy, Suspense } from 'react'
import type { DesignerProps } from './designer.tsx'
import type { Draft } from './use-draft.ts'

/* Loaded when they are opened: comparing and reading texts are heavy. */
const PublishDialog = lazy(() => import('./publish-dialog.tsx'))
const DiscardDialog = lazy(() => import('./versions/discard-dialog.tsx'))
const RegulationDialog = lazy(() => import('./regulation-dialog.tsx'))
const TextDialog = lazy(() => import('./text-dialog.tsx'))
const KeyHelp = lazy(() => import('./key-help.tsx'))

export type DialogName = 'publish' | 'discard' | 'regulation' | 'text' | 'help'

/** What opens over the designer, one at a time. */
export function Dialogs(props: {
  shown: DialogName | null
  designer: DesignerProps
  draft: Draft
  published: number | null
  onClose(): void
}) {
  const { shown, designer, draft, published, onClose } = props
  return (
    <Suspense>
      {shown === 'publish' ? (
        <PublishDialog
          onClose={onClose}
          autosave={draft.autosave}
          published={published}
          desk={designer.desk}
          onPublish={(note, revision) => draft.sync.publish(() => designer.onPublish(note, revision))}
        />
      ) : null}
      {shown === 'discard' && published !== null ? (
        <DiscardDialog published={published} desk={designer.desk} onClose={onClose} />
      ) : null}
      {shown === 'regulation' ? <RegulationDialog name={designer.route.name} onClose={onClose} /> : null}
      {shown === 'text' ? <TextDialog onClose={onClose} /> : null}
      {shown === 'help' ? <KeyHelp onClose={onClose} /> : null}
    </Suspense>
  )
}
