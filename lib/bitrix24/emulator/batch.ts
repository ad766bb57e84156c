import { decodeForm } from '#lib/emulation/form.ts'
import { phpMap } from './listing.ts'
import type { Answer } from './method.ts'
import { methodByName } from './methods/registry.ts'
import { isYes, loose, mapOf, type Params, textOf } from './params.ts'
import { missingParameter, Refusal } from './refusal.ts'

const most = 50

type Run = (method: string, params: Params, index: number) => Promise<Answer & { time: unknown }>

/** Refuses what a batch may not hold: more than fifty commands, another batch, uploads and downloads. */
export const batchLimitOf = (method: string, index: number): void => {
  if (index >= most) throw new Refusal(400, 'ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded')
  if (method.toLowerCase() === 'batch' || methodByName(method)?.alone)
    throw new Refusal(405, 'ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage')
}

const reference = /\$result((?:\[[^\]]*\])+)/

const followed = (path: string, results: ReadonlyMap<string, unknown>): unknown => {
  const [key = '', ...rest] = [...path.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')
  return rest.reduce<unknown>((value, name) => mapOf(value)?.[name], results.get(key))
}

/** Puts earlier results in place of `$result[key][field]`; a whole value keeps its type, inside text it is written out. */
const substituted = (value: unknown, results: ReadonlyMap<string, unknown>): unknown => {
  if (typeof value === 'string') {
    const whole = reference.exec(value)
    if (whole && whole[0] === value) return followed(whole[1] ?? '', results) ?? ''
    return value.replace(new RegExp(reference, 'g'), (_, path: string) => textOf(followed(path, results)))
  }
  if (Array.isArray(value)) return value.map((inner) => substituted(inner, results))
  const map = mapOf(value)
  if (!map) return value
  return Object.fromEntries(Object.entries(map).map(([key, inner]) => [key, substituted(inner, results)]))
}

const commandOf = (command: unknown): { method: string; params: Params } => {
  const text = textOf(command)
  const mark = text.indexOf('?')
  if (mark < 0) return { method: text, params: {} }
  return { method: text.slice(0, mark), params: decodeForm(text.slice(mark + 1)) }
}

/**
 * Runs the commands in order and gathers what came of them; the whole always succeeds. Empty maps come out as `[]`,
 * as PHP writes them.
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
export const runBatch = async (params: Params, run: Run): Promise<Record<string, unknown>> => {
  const commands = mapOf(loose(params, 'cmd'))
  if (!commands) throw missingParameter('cmd')
  const halt = isYes(loose(params, 'halt'))
  const results = new Map<string, unknown>()
  const errors: [string, unknown][] = []
  const totals: [string, unknown][] = []
  const nexts: [string, unknown][] = []
  const times: [string, unknown][] = []
  for (const [index, [key, command]] of Object.entries(commands).entries()) {
    const { method, params: raw } = commandOf(command)
    try {
      const given = mapOf(substituted(raw, results)) ?? {}
      const { result, total, next, time } = await run(method.replace(/\.json$/i, ''), given, index)
      results.set(key, result)
      times.push([key, time])
      if (total !== undefined) totals.push([key, total])
      if (next !== undefined) nexts.push([key, next])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      errors.push([key, error.body()])
      if (halt) break
    }
  }
  return {
    result: phpMap([...results]),
    result_error: phpMap(errors),
    result_total: phpMap(totals),
    result_next: phpMap(nexts),
    result_time: phpMap(times),
  }
}
