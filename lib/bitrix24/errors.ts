import { Permanent, Transient } from '#lib/failure.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import { type ErrorMeaning, errorMeanings, textMeanings } from './error-table.ts'
import { redactText } from './redact.ts'
import { asNumber, asRecord, asText } from './wire.ts'

/** What Bitrix24 said in refusal, in its own words. */
export type VendorError = { code: string; description: string; status: number }

export type ErrorContext = {
  method: string
  /** Unix seconds at which a method's operating time is free again. */
  operatingResetAt?: number
  nowMs: number
}

const limitBackoffMs = 2_000
const methodBackoffMs = 60_000
const blockedBackoffMs = 15 * 60_000

/**
 * The error of an answer, or null when it is an answer. Errors may come with HTTP 200, with an empty, numeric or
 * nested code.
 */
export function vendorErrorOf(body: unknown, status: number): VendorError | null {
  const record = asRecord(body)
  if (!('error' in record)) return null
  const nested = asRecord(record.error)
  const code = 'code' in nested ? asText(nested.code) : asText(record.error)
  const description =
    asText(nested.message) || asText(record.error_description) || asText(record.error_message)
  return { code, description, status }
}

const own = (said: string, text: Sentence): Sentence =>
  said === '' ? text : say(`${text.ru} Ответ портала: «${said}».`, `${text.en} The portal says: “${said}”.`)

const unnamed: ErrorMeaning = {
  kind: 'permanent',
  code: 'refused',
  text: say('Битрикс24 отклонил вызов.', 'Bitrix24 refused the call.'),
  cure: say(
    'Исправьте указанное в Битрикс24 или в настройках маршрута и повторите.',
    'Correct what it names in Bitrix24 or in the route’s settings, then retry.',
  ),
}

/** The meaning of a refusal by its code, then by its text, then by its HTTP status. */
export function meaningOf(error: VendorError): ErrorMeaning {
  const byCode = errorMeanings[error.code.toLowerCase()]
  if (byCode) return byCode
  const byText = textMeanings.find((row) => row.text.test(error.description))
  if (byText) return byText.meaning
  if (error.status === 429) return errorMeanings.operation_time_limit ?? unnamed
  if (error.status >= 500) return errorMeanings.internal_server_error ?? unnamed
  return unnamed
}

/** Our failure for a refusal of Bitrix24. Pure; nothing secret survives in its texts. */
export function failureOf(error: VendorError, context: ErrorContext): Transient | Permanent {
  const meaning = meaningOf(error)
  const said = redactText(error.description.replace(/<[^>]*>/g, ' ').trim()).slice(0, 500)
  const text = meaning.kind === 'permanent' ? own(said, meaning.text) : meaning.text
  const detail = { method: context.method, status: error.status, vendorCode: error.code, said }
  const given = { code: `bitrix24-${meaning.code}`, text, cure: meaning.cure, detail }
  switch (meaning.kind) {
    case 'permanent':
    case 'token':
      return new Permanent(given)
    case 'unknown':
      return new Transient({ ...given, outcome: 'unknown' })
    case 'limit':
      return new Transient({ ...given, outcome: 'none', retryAfterMs: limitBackoffMs })
    case 'blocked':
      return new Transient({ ...given, outcome: 'none', retryAfterMs: blockedBackoffMs })
    case 'method-limit':
      return new Transient({ ...given, outcome: 'none', retryAfterMs: methodWait(context) })
  }
}

const methodWait = (context: ErrorContext): number => {
  const untilMs = (context.operatingResetAt ?? 0) * 1000 - context.nowMs
  return untilMs > 0 ? untilMs : methodBackoffMs
}

/** Bitrix24's own code inside one of our failures, in upper case; '' when it has none or did not come from there. */
export const vendorCodeOf = (failure: unknown): string =>
  failure instanceof Permanent || failure instanceof Transient
    ? asText(failure.detail.vendorCode).toUpperCase()
    : ''

/** True when a failure says that the thing asked for does not exist. */
export const isNotFound = (failure: unknown): boolean =>
  failure instanceof Permanent && failure.code === 'bitrix24-not-found'

/** True when a failure says that the token's user may not do this. */
export const isDenied = (failure: unknown): boolean =>
  failure instanceof Permanent && failure.code === 'bitrix24-access-denied'

/** A body that is not JSON: a proxy or a broken server spoke. Whether the call was executed is unknown. */
export const notJson = (method: string, status: number, sample: string): Transient =>
  new Transient({
    code: 'bitrix24-not-json',
    outcome: 'unknown',
    text: say(
      `Битрикс24 ответил не в формате JSON (HTTP ${status}).`,
      `Bitrix24 did not answer in JSON (HTTP ${status}).`,
    ),
    cure: say('Проверим результат и повторим сами.', 'We check the result and retry by ourselves.'),
    detail: { method, status, sample: redactText(sample.slice(0, 200)) },
  })

/** The `operating_reset_at` of an answer's `time`, unix seconds. */
export const resetAtOf = (time: unknown): number | undefined => asNumber(asRecord(time).operating_reset_at)

/** A read that may have been executed has still changed nothing. */
export const harmless = (error: unknown): unknown =>
  error instanceof Transient && error.outcome === 'unknown'
    ? new Transient(
        {
          code: error.code,
          text: error.text,
          outcome: 'none',
          detail: error.detail,
          ...(error.cure ? { cure: error.cure } : {}),
          ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
        },
        error,
      )
    : error
