'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { focusNode, focusProperties } from '#components/route-designer/focus.ts'
import { changeNote, dropEmptyNote } from '#components/route-designer/groups/writing.ts'
import type { Note } from '#lib/route/beside.ts'
import { grownBy } from './resize.ts'

/** The text of a note where it lies on the canvas; Esc and Ctrl Enter leave it, F2 goes on to the properties. */
export default function NoteField({ note }: { note: Note }) {
  const t = useTranslations('designer.beside')
  const { store } = useSurroundings()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { current } = field
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  const leave = () => {
    if (store.getState().writing !== note.id) return
    store.setState({ writing: null })
    dropEmptyNote(store.getState(), note.id)
  }
  return (
    <textarea
      ref={field}
      aria-label={t('text')}
      placeholder={t('write')}
      value={note.text}
      maxLength={4000}
      onChange={({ target }) => {
        // The note grows with what is written, so that all of it is in view.
        const size = grownBy(note.size, target.scrollHeight - target.clientHeight)
        changeNote(store.getState(), note, { text: target.value, size }, 'text')
      }}
      onBlur={leave}
      onKeyDown={(event) => {
        const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (!done && event.key !== 'F2') return
        event.preventDefault()
        event.stopPropagation()
        leave()
        if (done) focusNode(note.id)
        else focusProperties()
      }}
      className="nodrag nopan nowheel block size-full resize-none bg-transparent text-ink outline-none placeholder:text-ink-soft"
    />
  )
}
