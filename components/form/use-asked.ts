'use client'
import { useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/** Whether the address asks for something (`?new=1`), and how to ask for it or to stop; no page is loaded for that. */
export function useAsked(name: string): [boolean, (wanted: boolean) => void] {
  const asked = useSearchParams().has(name)
  const ask = useCallback(
    (wanted: boolean) => {
      const address = new URL(location.href)
      if (wanted) address.searchParams.set(name, '1')
      else address.searchParams.delete(name)
      history.replaceState(null, '', address)
    },
    [name],
  )
  return [asked, ask]
}
