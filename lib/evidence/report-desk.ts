import { Worker } from 'node:worker_threads'
import { Defect, Transient } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { ReportFacts } from './report.ts'
import type { ReportAnswer, ReportOrder } from './report-thread.ts'

/** A thread without work ends after this time and gives its memory back; the next report starts another. */
const idleMs = 60_000
/** A report that needs more than this is no report: the thread ends instead of the process. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 }

type Waiting = { resolve(bytes: Uint8Array): void; reject(error: Error): void }

/** Draws signing reports away from the thread that answers everybody else. */
export type ReportDesk = {
  /**
   * One after the other, in the order asked; whoever asks bounds how many wait. Throws Transient when the thread
   * died, Defect when the report cannot be drawn.
   */
  draw(facts: ReportFacts): Promise<Uint8Array>
  /** Ends the thread; reports that were under way throw Transient. */
  close(): Promise<void>
}

/** A desk whose thread starts with the first report. `script` is the built `report-thread.ts`. */
export function createReportDesk(script: URL): ReportDesk {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let lastId = 0
  let rest: NodeJS.Timeout | undefined

  const take = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0 && thread) rest = setTimeout(close, idleMs).unref()
    return one
  }
  const start = (): Worker => {
    const started = new Worker(script, { resourceLimits })
    started.on('message', (answer: ReportAnswer) => {
      if ('bytes' in answer) take(answer.id)?.resolve(answer.bytes)
      else take(answer.id)?.reject(new Defect('report-not-drawn', answer.failed))
    })
    // An error is followed by the exit, which tells everybody who waits.
    let cause: unknown
    started.on('error', (error) => {
      cause = error
    })
    started.on('exit', () => {
      if (thread !== started) return
      thread = undefined
      for (const id of [...waiting.keys()]) take(id)?.reject(interrupted(cause))
    })
    started.unref()
    return started
  }
  const close = async (): Promise<void> => {
    clearTimeout(rest)
    await thread?.terminate()
  }
  return {
    draw: (facts) =>
      new Promise((resolve, reject) => {
        clearTimeout(rest)
        thread ??= start()
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        thread.postMessage({ id: lastId, facts } satisfies ReportOrder)
      }),
    close,
  }
}

const interrupted = (cause: unknown): Transient =>
  new Transient(
    {
      code: 'report-interrupted',
      text: say('Составление отчёта о подписании прервалось.', 'Drawing the signing report was interrupted.'),
      cure: say('Повторится само.', 'It will be tried again by itself.'),
      outcome: 'none',
    },
    cause,
  )
