import type { Sentence } from './sentence.ts'

/** What a failure tells its reader: a stable code, a sentence (what, why) and a cure (what to do). */
export type FailureText = {
  /** kebab-case, stable: tests, API clients and the interface key on it. */
  code: string
  /** What happened and why. */
  text: Sentence
  /** What the reader can do about it. */
  cure?: Sentence
  /** Redacted facts for the log and the operator; never secrets, never document contents. */
  detail?: Readonly<Record<string, unknown>>
}

abstract class Failure extends Error {
  readonly code: string
  readonly text: Sentence
  readonly cure: Sentence | undefined
  readonly detail: Readonly<Record<string, unknown>>

  constructor(given: FailureText, cause?: unknown) {
    super(`${given.code}: ${given.text.en}`, { cause })
    this.name = new.target.name
    this.code = given.code
    this.text = given.text
    this.cure = given.cure
    this.detail = given.detail ?? {}
  }
}

/** The asker did something that we refuse: nothing was changed; `status` is the HTTP status to answer with. */
export class Refused extends Failure {
  readonly status: number
  constructor(
    status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429,
    given: FailureText,
    cause?: unknown,
  ) {
    super(given, cause)
    this.status = status
  }
}

/**
 * The outside did not do it this time; the same call may succeed later. `outcome` says whether the call can have
 * had an effect: 'none' (refused before execution: safe to repeat) or 'unknown' (probe before repeating a write).
 */
export class Transient extends Failure {
  readonly retryAfterMs: number | undefined
  readonly outcome: 'none' | 'unknown'
  constructor(given: FailureText & { retryAfterMs?: number; outcome: 'none' | 'unknown' }, cause?: unknown) {
    super(given, cause)
    this.retryAfterMs = given.retryAfterMs
    this.outcome = given.outcome
  }
}

/** The outside refuses and repeating the same call cannot help: the envelope parks with this reason and a button. */
export class Permanent extends Failure {}

/** We are wrong: a bug. Never shown as anybody else's fault. */
export class Defect extends Failure {
  constructor(code: string, message: string, detail?: Readonly<Record<string, unknown>>, cause?: unknown) {
    const text = { ru: `Внутренняя ошибка Inkroute: ${message}`, en: `Inkroute defect: ${message}` }
    super(detail ? { code, text, detail } : { code, text }, cause)
  }
}

export type AnyFailure = Refused | Transient | Permanent | Defect

/** Tells our four failures from foreign errors. */
export const isFailure = (error: unknown): error is AnyFailure => error instanceof Failure

/** Wraps whatever was thrown into one of the four; foreign errors are defects. */
export const asFailure = (error: unknown): AnyFailure =>
  isFailure(error)
    ? error
    : new Defect('unexpected', error instanceof Error ? error.message : String(error), undefined, error)

/** For exhaustive switches: reaching it is a type error first and a defect second. */
export const unreachable = (value: never): never => {
  throw new Defect('unreachable', `unexpected variant ${JSON.stringify(value)}`)
}
