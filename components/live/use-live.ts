'use client'
import { useEffect, useEffectEvent, useState } from 'react'

/** How long changes are gathered before they are told: shortly when it was quiet, longer in a stream of news. */
const gatherMs = { quiet: 80, busy: 800 }

/**
 * Hears of changed envelopes while the page is open. `onChange` gets ids gathered over a moment; `onOpen` is told
 * whenever the connection opens: what happened since the page was made, or during a break, was not heard.
 */
export function useLive(onChange: (ids: string[]) => void, onOpen: () => void): { connected: boolean } {
  const [connected, setConnected] = useState(true)
  const tell = useEffectEvent(onChange)
  const opened = useEffectEvent(onOpen)
  useEffect(() => {
    const source = new EventSource('/api/live')
    const heard = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    let toldAt = 0
    const flush = () => {
      timer = undefined
      toldAt = performance.now()
      const ids = [...heard]
      heard.clear()
      if (ids.length > 0) tell(ids)
    }
    source.onopen = () => {
      setConnected(true)
      opened()
    }
    source.onerror = () => {
      setConnected(false)
    }
    source.onmessage = (message) => {
      for (const id of idsOf(String(message.data))) heard.add(id)
      const quiet = performance.now() - toldAt > gatherMs.busy
      timer ??= setTimeout(flush, quiet ? gatherMs.quiet : gatherMs.busy)
    }
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [])
  return { connected }
}

function idsOf(text: string): string[] {
  const event: unknown = JSON.parse(text)
  if (typeof event !== 'object' || event === null || !('ids' in event) || !Array.isArray(event.ids)) return []
  return event.ids.filter((id): id is string => typeof id === 'string')
}
