import { type AnyFailure, Transient } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { failureOf, harmless, meaningOf, resetAtOf, vendorErrorOf } from './errors.ts'
import { encodeQuery, type Param, type Params } from './query.ts'
import { asNumber, asRecord } from './wire.ts'

/** Bitrix24's own bound on calls in one batch. */
export const mostInBatch = 50

export type BatchCall = {
  method: string
  params?: Params
  /** The call changes something. */
  write?: boolean
  /** Making the same change twice is the same as once; such writes may share large batches. */
  repeatable?: boolean
}

/** The answer to one call of a batch: each error stays with its own call. */
export type BatchAnswer =
  | { ok: true; result: unknown; total?: number; next?: number }
  | { ok: false; failure: AnyFailure; refusedToken: boolean }

/** What a method has used of its operating time, as told beside an answer. */
export type Operating = {
  method: string
  operatingSeconds?: number
  operatingResetAt?: number
  limited?: boolean
}

/** A value of an earlier answer of the same batch: `ref('item', 'item', 'companyId')`. */
export const ref = (key: string, ...path: (string | number)[]): string =>
  `$result[${key}]${path.map((part) => `[${part}]`).join('')}`

const renamed = (value: Param, prefix: string): Param => {
  if (typeof value === 'string') {
    return value.startsWith('$result[') ? `$result[${prefix}${value.slice('$result['.length)}` : value
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamed(inner, prefix)]))
}

/** Calls as `cmd` of a batch; keys and the references between them get the prefix. */
export function commandsOf(
  calls: Readonly<Record<string, BatchCall>>,
  prefix: string,
): Record<string, string> {
  const commands: Record<string, string> = {}
  for (const [key, call] of Object.entries(calls)) {
    const query = encodeQuery(renamed(call.params ?? {}, prefix) as Params)
    commands[`${prefix}${key}`] = query === '' ? call.method : `${call.method}?${query}`
  }
  return commands
}

/** Reads one call's part of a batch's answer. */
export function answerOf(body: unknown, key: string, call: BatchCall, nowMs: number): BatchAnswer {
  const parts = asRecord(body)
  const time = asRecord(asRecord(parts.result_time)[key])
  const error = asRecord(parts.result_error)[key]
  if (error !== undefined) {
    const said = vendorErrorOf(error, 400) ?? { code: '', description: String(error), status: 400 }
    const operatingResetAt = resetAtOf(time)
    const failure = failureOf(said, {
      method: call.method,
      nowMs,
      ...(operatingResetAt === undefined ? {} : { operatingResetAt }),
    })
    const kept = call.write ? failure : (harmless(failure) as AnyFailure)
    return { ok: false, failure: kept, refusedToken: meaningOf(said).kind === 'token' }
  }
  const results = Array.isArray(parts.result) ? {} : asRecord(parts.result)
  if (!(key in results)) return { ok: false, failure: unanswered(call), refusedToken: false }
  const total = asNumber(asRecord(parts.result_total)[key])
  const next = asNumber(asRecord(parts.result_next)[key])
  return {
    ok: true,
    result: results[key],
    ...(total === undefined ? {} : { total }),
    ...(next === undefined ? {} : { next }),
  }
}

/** Operating time of one answer, for the governor. */
export function operatingOf(method: string, time: unknown): Operating {
  const operatingSeconds = asNumber(asRecord(time).operating)
  const operatingResetAt = resetAtOf(time)
  return {
    method,
    ...(operatingSeconds === undefined ? {} : { operatingSeconds }),
    ...(operatingResetAt === undefined ? {} : { operatingResetAt }),
  }
}

const unanswered = (call: BatchCall): Transient =>
  new Transient({
    code: 'bitrix24-unanswered',
    outcome: call.write ? 'unknown' : 'none',
    text: say(
      `Битрикс24 не ответил на вызов ${call.method} внутри пакета.`,
      `Bitrix24 gave no answer to ${call.method} inside a batch.`,
    ),
    cure: say('Проверим результат и повторим сами.', 'We check the result and retry by ourselves.'),
    detail: { method: call.method },
  })
