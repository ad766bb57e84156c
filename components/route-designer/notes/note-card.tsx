'use client'
import type { NodeProps } from '@xyflow/react'
import { lazy, memo, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import type { NoteNode } from '#components/route-designer/groups/beside-flow.ts'
import { useFar } from '#components/route-designer/nodes/far.ts'
import { toneLook, usualTone } from '#components/route-designer/tone-look.ts'
import { cn } from '#components/ui/cn.ts'
import { NoteText } from './note-text.tsx'

const NoteField = lazy(() => import('./note-field.tsx'))
const ResizeHandles = lazy(() => import('./resize-handles.tsx'))

/** Letters grow as one goes away, as on the cards. */
const letters = [13, 20, 26, 34] as const
const lineHeight = 1.4
/** Padding and border above and below the text, px. */
const aroundText = 22

/** A note on the canvas: drawn anew only for what it shows. */
export default memo(
  Card,
  (before, now) => before.data.note === now.data.note && before.selected === now.selected,
)

function Card({ data: { note }, selected }: NodeProps<NoteNode>) {
  const t = useTranslations('designer.beside')
  const far = useFar()
  const isFound = useDesigner((state) => state.found.has(note.id))
  const isWriting = useDesigner((state) => state.writing === note.id)
  const readOnly = useDesigner((state) => state.readOnly)
  const tone = note.tone ?? usualTone.notes
  const look = toneLook(tone)
  const lines = Math.max(1, Math.floor((note.size.height - aroundText) / (letters[far] * lineHeight)))
  const text = note.text ? (
    <span className="line-clamp-1" style={{ WebkitLineClamp: lines }}>
      <NoteText text={note.text} linked={readOnly} />
    </span>
  ) : (
    <span className="text-ink-soft italic">{t('write')}</span>
  )
  return (
    <div data-testid={`note:${note.id}`} data-tone={tone} className="size-full text-left">
      <div
        style={{ fontSize: letters[far], lineHeight }}
        className={cn(
          'absolute inset-0 overflow-hidden whitespace-pre-wrap break-words rounded-lg border p-2.5 text-ink',
          far === 0 && 'shadow-lift',
          look.ground,
          selected
            ? 'border-accent ring-2 ring-accent/25'
            : isFound
              ? 'border-warn ring-2 ring-warn/30'
              : look.line,
        )}
      >
        {isWriting ? (
          <Suspense fallback={text}>
            <NoteField note={note} />
          </Suspense>
        ) : (
          text
        )}
      </div>
      <Suspense>{selected && !readOnly ? <ResizeHandles note={note} /> : null}</Suspense>
    </div>
  )
}
