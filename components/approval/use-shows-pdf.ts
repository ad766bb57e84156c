'use client'
import { useSyncExternalStore } from 'react'

const wide = '(min-width: 64rem)'

const subscribe = (changed: () => void) => {
  const query = matchMedia(wide)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Phones open a PDF in an application of their own or show its first page only: there a link serves better. */
const showsPdf = () => navigator.pdfViewerEnabled && matchMedia(wide).matches

/** Whether this browser can show a PDF inside the page, with room to read it. */
export const useShowsPdf = (): boolean => useSyncExternalStore(subscribe, showsPdf, () => false)
