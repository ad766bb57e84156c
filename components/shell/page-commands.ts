'use client'
import { useEffect, useEffectEvent } from 'react'

/** Something that the page in view can do, offered by the command palette before everything else. */
export type PageCommand = { id: string; group: string; name: string; keys?: string; run(): void }

const question = 'inkroute-page-commands'

/** Asks the page in view what it can do. */
export function collectPageCommands(): PageCommand[] {
  const answer: PageCommand[] = []
  window.dispatchEvent(new CustomEvent(question, { detail: answer }))
  return answer
}

/** Answers the palette when it opens; nothing is computed before. */
export function usePageCommands(list: () => readonly PageCommand[]): void {
  const asked = useEffectEvent(list)
  useEffect(() => {
    const answer = (event: Event) => {
      const { detail } = event as CustomEvent<PageCommand[]>
      detail.push(...asked())
    }
    window.addEventListener(question, answer)
    return () => window.removeEventListener(question, answer)
  }, [])
}
