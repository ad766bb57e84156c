'use client'
import { useEffect, useState } from 'react'
import type { VersionDesk } from '#components/route-designer/answer.ts'

/** Versions along which envelopes are on their way, the latest first; none while that is being read. */
export function useRunning(desk: VersionDesk): readonly { number: number; count: number }[] {
  const [running, setRunning] = useState<{ number: number; count: number }[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when it is asked for
  useEffect(() => {
    let left = false
    // A number that could not be read holds nobody up.
    void desk.versions().then(
      (read) => {
        if (left || !('done' in read)) return
        const some = read.done.filter((version) => version.running > 0)
        setRunning(some.map(({ number, running: count }) => ({ number, count })))
      },
      () => {},
    )
    return () => {
      left = true
    }
  }, [])
  return running
}
