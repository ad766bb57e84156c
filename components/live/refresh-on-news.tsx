'use client'
import { useRouter } from 'next/navigation'
import { useLive } from './use-live.ts'

/** Reads the page anew when the envelope (or any, without an id) has changed. */
export function RefreshOnNews({ id }: { id?: string }) {
  const router = useRouter()
  useLive(
    (ids) => {
      if (id === undefined || ids.includes(id)) router.refresh()
    },
    () => router.refresh(),
  )
  return null
}
