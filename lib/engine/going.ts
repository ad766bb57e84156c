/** A piece of work in two parts: `begun` when its facts are stored, `ended` when what follows from them is done. */
export type Going<T> = { begun: Promise<T>; ended: Promise<void> }

/**
 * Holds both parts. Either may fail while its caller still waits for something else, or when nobody is left to look:
 * that is no defect of the process. Who looks later sees the failure all the same.
 */
export function goingOf<T>(begun: Promise<T>, ended: Promise<void>): Going<T> {
  begun.catch(() => {})
  ended.catch(() => {})
  return { begun, ended }
}
