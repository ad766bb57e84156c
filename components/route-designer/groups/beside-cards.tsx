'use client'
import type { NodeProps } from '@xyflow/react'
import { lazy, Suspense } from 'react'
import type { FrameNode, NoteNode } from './beside-flow.ts'

/* Loaded by routes that have some. */
const GroupFrame = lazy(() => import('./group-frame.tsx'))
const NoteCard = lazy(() => import('#components/route-designer/notes/note-card.tsx'))

/** What is drawn for groups and notes. */
export const besideCards = {
  frame: (props: NodeProps<FrameNode>) => (
    <Suspense>
      <GroupFrame {...props} />
    </Suspense>
  ),
  note: (props: NodeProps<NoteNode>) => (
    <Suspense>
      <NoteCard {...props} />
    </Suspense>
  ),
}
