'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { toast } from '#components/ui/toast.tsx'
import type { Outcome } from './outcome.ts'

/**
 * Runs an act of the server: busy meanwhile, refusals are said in the reader's words, a lost connection too.
 * Answers what was done, or null when it was not.
 */
export function useAct(): {
  busy: boolean
  run: <T>(act: () => Promise<Outcome<T>>, said?: string) => Promise<T | null>
} {
  const t = useTranslations('ui')
  const say = useSaid()
  const [busy, setBusy] = useState(false)
  const run = async <T>(act: () => Promise<Outcome<T>>, said?: string): Promise<T | null> => {
    setBusy(true)
    try {
      const outcome = await act()
      if ('done' in outcome) {
        if (said) toast.success(said)
        return outcome.done
      }
      const { text, cure } = outcome.refused
      toast.error(say(text), cure ? { description: say(cure), duration: 10_000 } : { duration: 10_000 })
    } catch {
      toast.error(t(navigator.onLine ? 'error.unknown' : 'error.offline'))
    } finally {
      setBusy(false)
    }
    return null
  }
  return { busy, run }
}
