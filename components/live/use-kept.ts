import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { createKeeper, type Keeper } from './keeper.ts'

/**
 * What was read under this key, kept true: `again` reads it anew, however often it is called, without haste. Another
 * key is another reading: what was read before is not shown any more.
 */
export function useKept<T>(key: string, restMs: number, read: () => Promise<T>) {
  const [kept, setKept] = useState<{ key: string; value: T } | null>(null)
  const [failed, setFailed] = useState(false)
  const keeper = useRef<Keeper>(undefined)
  const reading = useEffectEvent(read)
  useEffect(() => {
    const own = createKeeper(
      () => reading(),
      restMs,
      (value) => {
        setFailed(value === null)
        if (value !== null) setKept({ key, value })
      },
    )
    keeper.current = own
    own.again()
    return () => own.stop()
  }, [key, restMs])
  const again = useCallback(() => keeper.current?.again(), [])
  return { value: kept?.key === key ? kept.value : null, failed, again }
}
