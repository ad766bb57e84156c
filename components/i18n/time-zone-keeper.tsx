'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { keepChoice } from './cookies.ts'

/** Tells the server the browser's time zone once, so that it writes times as the reader's clock does. */
export function TimeZoneKeeper({ known }: { known: string | null }) {
  const router = useRouter()
  useEffect(() => {
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!timeZone || timeZone === known) return
    keepChoice('timeZone', timeZone)
    router.refresh()
  }, [known, router])
  return null
}
