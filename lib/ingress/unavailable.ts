import { Transient } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'

const retryAfterMs = 1_000
const again = say('Повторите через секунду.', 'Send it again in a second.')

/** The database did not do its part: the request is not known to be stored, so it is not acknowledged. */
export const notStored = (error: unknown): Transient => (error instanceof Transient ? error : refusal(error))

const refusal = (error: unknown) =>
  new Transient(
    {
      code: 'not-stored',
      outcome: 'unknown',
      retryAfterMs,
      text: say(
        'База данных сейчас не отвечает, запрос не принят.',
        'The database does not answer now; the request was not taken.',
      ),
      cure: again,
      detail: { reason: error instanceof Error ? error.message : String(error) },
    },
    error,
  )

/** More requests wait than we hold in memory. Nothing was done. */
export const tooBusy = (): Transient =>
  new Transient({
    code: 'too-busy',
    outcome: 'none',
    retryAfterMs,
    text: say('Слишком много запросов ждут записи.', 'Too many requests wait to be stored.'),
    cure: again,
  })

/** Waits for the work, but not longer than this. */
export function inTime<T>(work: PromiseLike<T>, deadlineMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Late(deadlineMs)), deadlineMs)
    work.then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (error) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}

/** Something hangs: neither done nor refused. */
export class Late extends Error {
  constructor(deadlineMs: number) {
    super(`no answer within ${deadlineMs} ms`)
  }
}
