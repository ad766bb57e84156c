'use client'
import { useEffect, useRef } from 'react'
import { Toaster as Primitive, toast } from 'sonner'
import type { Toast } from './toast.tsx'

const classNames = {
  toast:
    'flex w-[356px] max-w-[calc(100vw-2rem)] items-start gap-2.5 rounded-lg border border-line bg-raised p-3 text-sm text-ink shadow-float',
  title: 'font-medium',
  description: 'text-ink-soft',
  actionButton:
    'ml-auto shrink-0 self-center font-medium text-accent-text underline-offset-4 hover:underline',
  success: '[&_[data-icon]]:text-good',
  error: '[&_[data-icon]]:text-bad',
  warning: '[&_[data-icon]]:text-warn',
}

/** Shows what was said since the page was opened, each message once. */
export default function Shelf({ said }: { said: Toast[] }) {
  const shown = useRef(0)
  useEffect(() => {
    for (const { kind, text, more } of said.slice(shown.current)) toast[kind](text, more)
    shown.current = said.length
  }, [said])
  // The library sets a font of its own.
  const style = { fontFamily: 'inherit' }
  return <Primitive position="bottom-right" style={style} toastOptions={{ unstyled: true, classNames }} />
}
