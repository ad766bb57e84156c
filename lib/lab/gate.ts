import type { EmulatedSystem, EmulatorResponse } from '#lib/emulation/emulator.ts'
import type { ArmedFault, FaultBoard } from '#lib/emulation/faults.ts'
import { refusalOf } from './refusal.ts'

/** How a request ended: an answer, or the connection cut without one. */
export type Outcome = { answer: EmulatorResponse | 'cut'; faults: string[] }

const defaultDelayMs = 2_000
/** A caller that never gives up is cut off after this time. */
const hangMs = 120_000

/** Resolves after real time, or as soon as the caller has gone. */
const pause = (ms: number, gone: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (gone.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      gone.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    gone.addEventListener('abort', end)
  })

/** Requests to one system, each passed through the fault switches. */
export interface Gate {
  pass(given: {
    /** What `match` of a switch is compared with. */
    texts: readonly string[]
    /** Aborted when the caller has closed the connection. */
    gone: AbortSignal
    handle: () => Promise<EmulatorResponse>
  }): Promise<Outcome>
}

/**
 * The switches in the order of their effect: delay, reorder (kept back until the next request is through), status
 * and timeout (not executed), duplicate (executed twice, the second answer counts), drop-answer (executed, then cut).
 */
export const createGate = (system: EmulatedSystem, board: FaultBoard): Gate => {
  let keptBack: AbortController[] = []
  const release = () => {
    const waiting = keptBack
    keptBack = []
    for (const controller of waiting) controller.abort()
  }

  return {
    async pass({ texts, gone, handle }) {
      const faults: string[] = []
      const take = (kind: string): ArmedFault | undefined => {
        const fault = board.take([kind], { system, direction: 'in', texts })
        if (fault) faults.push(kind)
        return fault
      }
      const delay = take('delay')
      if (delay) await pause(delay.delayMs ?? defaultDelayMs, gone)
      const reorder = take('reorder')
      if (reorder) {
        const next = new AbortController()
        keptBack.push(next)
        await pause(reorder.delayMs ?? defaultDelayMs, AbortSignal.any([gone, next.signal]))
      }
      const status = take('status')
      if (status) return { answer: refusalOf(system, status.status ?? 503), faults }
      const timeout = take('timeout')
      if (timeout) {
        await pause(timeout.delayMs ?? hangMs, gone)
        return { answer: 'cut', faults }
      }
      const lost = take('drop-answer')
      if (take('duplicate')) await handle()
      const answer = await handle()
      if (!reorder) release()
      return { answer: lost ? 'cut' : answer, faults }
    },
  }
}
