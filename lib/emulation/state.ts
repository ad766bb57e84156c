import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** One emulator's state: a holder whose `current` is replaced only by `reset`. */
export interface StateStore {
  open<S extends object>(initial: () => S, carry?: (before: S, fresh: S) => void): { current: S }
  /** A save will follow soon; many calls make one save. */
  touched(): void
  /** Makes the state anew; `all` leaves out what would be carried over. */
  reset(all?: boolean): void
  /** Saves what is unsaved; resolves when it is on the disk. */
  flush(): Promise<void>
}

/** The shortest pause between a change and its save. */
const quietMs = 200
/** A save of a large state costs: at most one part in so many of the time goes into saving. */
const calmFactor = 15

/** The state in a JSON file (written aside and renamed), or in memory when `file` is undefined. */
export const createStateStore = (file: string | undefined, onError = console.error): StateStore => {
  const holder: { current: object | undefined } = { current: undefined }
  let make: ((before?: object) => object) | undefined
  let dirty = false
  let timer: NodeJS.Timeout | undefined
  let saving: Promise<void> = Promise.resolve()
  let lastSaveMs = 0

  const load = (): object | undefined => {
    if (!file) return undefined
    try {
      return JSON.parse(readFileSync(file, 'utf8'))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) onError(error)
      return undefined
    }
  }
  const write = async (): Promise<void> => {
    if (!file || !dirty || !holder.current) return
    dirty = false
    const begun = performance.now()
    const text = JSON.stringify(holder.current)
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(`${file}.new`, text, { mode: 0o600 })
    await rename(`${file}.new`, file)
    lastSaveMs = performance.now() - begun
  }
  const save = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    saving = saving.then(write).catch((error) => {
      dirty = true
      onError(error)
    })
    return saving
  }
  const touched = () => {
    dirty = true
    if (!file || timer) return
    timer = setTimeout(() => void save(), Math.max(quietMs, lastSaveMs * calmFactor))
    timer.unref()
  }

  return {
    open<S extends object>(initial: () => S, carry?: (before: S, fresh: S) => void) {
      make = (before) => {
        const fresh = initial()
        if (before) carry?.(before as S, fresh)
        return fresh
      }
      holder.current ??= load() ?? initial()
      return holder as { current: S }
    },
    touched,
    reset(all = false) {
      if (!make) return
      holder.current = make(all ? undefined : holder.current)
      touched()
    },
    flush: save,
  }
}
