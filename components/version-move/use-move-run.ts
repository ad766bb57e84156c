'use client'
import { useEffect, useState } from 'react'
import { useAct } from '#components/form/use-act.ts'
import type { MoveOrder, MoveRun } from '#lib/envelope/move/verdict.ts'
import type { MoveDesk } from './view.ts'

const pollMs = 1_000

/** The move that goes on, also one that was begun before this was opened; followed until its end. */
export function useMoveRun(desk: MoveDesk, to: number) {
  const { busy, run } = useAct()
  const [going, setGoing] = useState<MoveRun | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it opens
  useEffect(() => {
    let left = false
    void desk.run(null).then(
      (found) => !left && 'done' in found && found.done && setGoing(found.done),
      () => {},
    )
    return () => {
      left = true
    }
  }, [])
  useEffect(() => {
    if (!going || going.finished) return
    const timer = setTimeout(() => {
      void desk.run(going.id).then(
        // An answer that did not come is asked for again.
        (found) => setGoing((now) => ('done' in found && found.done ? found.done : now && { ...now })),
        () => setGoing((now) => now && { ...now }),
      )
    }, pollMs)
    return () => clearTimeout(timer)
  }, [desk, going])
  const start = async (orders: MoveOrder[]) => {
    const begun = await run(() => desk.start(to, orders))
    if (begun) setGoing(begun)
  }
  return { going, start, busy, forget: () => setGoing(null) }
}
