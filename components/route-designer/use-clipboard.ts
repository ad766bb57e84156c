'use client'
import { useEffect } from 'react'
import { useSaid } from '#components/i18n/said.tsx'
import { toast } from '#components/ui/toast.tsx'
import { asFailure } from '#lib/failure.ts'
import { canvasIds } from './canvas-id.ts'
import { maybePart, partText } from './clipboard.ts'
import { useSurroundings } from './designer-context.tsx'
import { isCovered, isTyping } from './typing.ts'
import { useRevealAll } from './use-reveal.ts'

/**
 * Copies, cuts and pastes nodes and notes by the system's clipboard, as text: between tabs, routes and portals, and into a
 * message to a colleague. The browser's own events need no permission.
 */
export function useClipboard(listens: boolean): void {
  const { store } = useSurroundings()
  const reveal = useRevealAll()
  const said = useSaid()
  useEffect(() => {
    if (!listens) return
    const ours = (event: ClipboardEvent) =>
      !event.defaultPrevented &&
      !isTyping(event.target) &&
      !isCovered() &&
      getSelection()?.isCollapsed !== false
    const copy = (event: ClipboardEvent) => {
      const part = ours(event) ? store.getState().copied() : null
      if (!part) return
      event.clipboardData?.setData('text/plain', partText(part))
      event.preventDefault()
      if (event.type === 'cut') store.getState().removeSelected('cut', true)
    }
    const paste = async (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!ours(event) || store.getState().readOnly || !maybePart(text)) return
      event.preventDefault()
      try {
        const { readPart } = await import('./read-part.ts')
        store.getState().paste(readPart(text))
        reveal(canvasIds(store.getState().selection))
      } catch (error) {
        toast.error(said(asFailure(error).text))
      }
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', paste)
    }
  }, [store, reveal, said, listens])
}
