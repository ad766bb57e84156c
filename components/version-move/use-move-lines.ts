'use client'
import { useCallback, useEffect, useState } from 'react'
import { useAct } from '#components/form/use-act.ts'
import type { MoveLine } from '#lib/envelope/move/verdict.ts'
import type { MoveDesk } from './view.ts'

/** As many are listed: those who have more move these first. */
const mostLines = 2_000

export type MoveLines = { lines: readonly MoveLine[]; ready: boolean; cut: boolean }

const none: MoveLines = { lines: [], ready: false, cut: false }

/** Reads all verdicts, page by page; what is shown then stays as it was read. */
export function useMoveLines(desk: MoveDesk, to: number): MoveLines & { again(): void } {
  const { run } = useAct()
  const [held, setHeld] = useState(none)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read when it opens and when it is asked for anew
  useEffect(() => {
    let left = false
    const read = async () => {
      const lines: MoveLine[] = []
      for (let cursor: string | null = null; ; ) {
        const page = await run(() => desk.preview(to, cursor))
        if (left) return
        if (page) lines.push(...page.items)
        cursor = page?.nextCursor ?? null
        const ready = cursor === null || lines.length >= mostLines
        setHeld({ lines: [...lines], ready, cut: ready && cursor !== null })
        if (ready) return
      }
    }
    setHeld(none)
    void read()
    return () => {
      left = true
    }
  }, [turn, to])
  return { ...held, again: useCallback(() => setTurn((n) => n + 1), []) }
}
