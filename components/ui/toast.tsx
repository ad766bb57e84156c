'use client'
import { lazy, Suspense, useEffect, useState } from 'react'

/** One short message at the edge of the screen. */
export type Toast = {
  kind: 'success' | 'error' | 'warning'
  text: string
  more: { description?: string; duration?: number; action?: { label: string; onClick(): void } }
}

const eventName = 'inkroute-toast'

const say =
  (kind: Toast['kind']) =>
  (text: string, more: Toast['more'] = {}): void => {
    window.dispatchEvent(new CustomEvent<Toast>(eventName, { detail: { kind, text, more } }))
  }

/** Says that something was done, or was not. */
export const toast = { success: say('success'), error: say('error'), warning: say('warning') }

// Loaded with the first message: a page that says nothing does not pay for it.
const Shelf = lazy(() => import('./toast-shelf.tsx'))

/** Where messages appear; once per page. */
export function Toaster() {
  const [said, setSaid] = useState<Toast[]>([])
  useEffect(() => {
    const hear = (event: Event) => setSaid((before) => [...before, (event as CustomEvent<Toast>).detail])
    window.addEventListener(eventName, hear)
    return () => window.removeEventListener(eventName, hear)
  }, [])
  return <Suspense>{said.length > 0 ? <Shelf said={said} /> : null}</Suspense>
}
