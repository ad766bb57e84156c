import { type AnyFailure, asFailure, Defect, Transient } from '#lib/failure.ts'
import type { Http } from '#lib/http.ts'
import { answerOf, type BatchAnswer, type BatchCall, commandsOf, mostInBatch, operatingOf } from './batch.ts'
import { createCoalescer, type Group } from './coalesce.ts'
import { type Download, downloadFrom } from './download.ts'
import { harmless, vendorCodeOf } from './errors.ts'
import { createMemory, type Memory } from './memory.ts'
import { refreshTokens } from './oauth.ts'
import type { CallPriority, Governor, PortalAddress, PortalTokens } from './port.ts'
import { mentionsResult, type Params } from './query.ts'
import { createTransport } from './transport.ts'
import { asNumber, asRecord } from './wire.ts'

export type CallOptions = {
  priority?: CallPriority
  /** The call changes something: when its outcome is unknown the caller must look before repeating. */
  write?: boolean
  /** A write that may be made twice without harm (a value that is set). */
  repeatable?: boolean
  /** Never in a batch: large bodies and methods that move files. */
  alone?: boolean
}

/** Bitrix24's REST for one portal. All failures are `Transient` or `Permanent` and tell nothing secret. */
export interface Bitrix24Client {
  readonly memberId: string
  /** Set when the portal is connected by an inbound webhook: some methods then need a client id of our own. */
  readonly byWebhook: boolean
  call<T = unknown>(method: string, params?: Params, options?: CallOptions): Promise<T>
  /**
   * Several calls in one request; later ones may use `ref` to earlier ones. Throws when the request fails as a
   * whole; an error of one call stays in its answer.
   */
  batch<K extends string>(
    calls: Readonly<Record<K, BatchCall>>,
    options?: { priority?: CallPriority },
  ): Promise<Record<K, BatchAnswer>>
  /** Bytes behind a signed link of the portal. The link is never logged or put into a failure. */
  download(url: string, options?: { priority?: CallPriority; mostBytes?: number }): Promise<Download>
  /** https://portal/rest/ as it is now: it changes when the portal is renamed. */
  endpoint(): string
  readonly memory: Memory
}

export type Bitrix24ClientOptions = {
  address: PortalAddress
  http: Http
  tokens: PortalTokens
  governor: Governor
  now: () => Date
  /** Told the new https://portal/rest/ when the portal was renamed. */
  onRenamed?: (clientEndpoint: string) => void
}

const movesFiles = /upload|download|getpdf|getimage|^batch$/i
const webhookPath = /\/rest\/\d+\/[^/]+\/$/

/** Opens a portal. Nothing is sent until the first call; one client per portal and process shares batches best. */
export function createBitrix24Client(options: Bitrix24ClientOptions): Bitrix24Client {
  const { address, http, governor, now } = options
  const transport = createTransport({
    ...options,
    refresh: (refreshToken) => refreshTokens(http, address, refreshToken, now),
  })
  const coalescer = createCoalescer(governor, send)

  const limitedBy = (failure: AnyFailure, method: string) => {
    const code = vendorCodeOf(failure)
    if (code === 'QUERY_LIMIT_EXCEEDED' || code === 'OVERLOAD_LIMIT') governor.report({ limited: true })
    if (code !== 'OPERATION_TIME_LIMIT' || !(failure instanceof Transient)) return
    const resetAt = Math.ceil((now().getTime() + (failure.retryAfterMs ?? 0)) / 1000)
    governor.report({ limited: true, method, operatingResetAt: resetAt })
  }

  async function post(method: string, params: Params, write: boolean) {
    try {
      const answer = await transport.post(method, params, write)
      if (method !== 'batch') governor.report(operatingOf(method, answer.time))
      return answer
    } catch (error) {
      const failure = asFailure(error)
      limitedBy(failure, method)
      throw failure
    }
  }

  async function send(groups: Group[]): Promise<{ durationMs: number }> {
    const startedMs = now().getTime()
    const [first] = groups
    const calls = first ? Object.entries(first.calls) : []
    const [only] = calls
    if (first && only && groups.length === 1 && calls.length === 1) await sendAlone(first, only)
    else return sendBatch(groups, startedMs)
    return { durationMs: now().getTime() - startedMs }
  }

  async function sendAlone(group: Group, [key, call]: [string, BatchCall]): Promise<void> {
    try {
      const { result, total, next } = await post(call.method, call.params ?? {}, call.write ?? false)
      group.settle({
        [key]: {
          ok: true,
          result,
          ...(total === undefined ? {} : { total }),
          ...(next === undefined ? {} : { next }),
        },
      })
    } catch (error) {
      const failure = asFailure(error)
      group.settle({ [key]: { ok: false, failure, refusedToken: false } })
    }
  }

  async function sendBatch(groups: Group[], startedMs: number): Promise<{ durationMs: number }> {
    const cmd = Object.assign({}, ...groups.map((group, index) => commandsOf(group.calls, `g${index}_`)))
    try {
      const answer = await post('batch', { halt: 0, cmd }, true)
      const times = asRecord(asRecord(answer.result).result_time)
      for (const [index, group] of groups.entries()) {
        for (const [key, call] of Object.entries(group.calls))
          governor.report(operatingOf(call.method, times[`g${index}_${key}`]))
        await settle(group, answersOf(group, answer.result, `g${index}_`), answer.token)
      }
      const seconds = asNumber(answer.time.duration)
      return { durationMs: seconds === undefined ? now().getTime() - startedMs : seconds * 1000 }
    } catch (error) {
      const failure = asFailure(error)
      for (const group of groups) {
        const writes = Object.values(group.calls).some((call) => call.write)
        group.fail(writes ? failure : asFailure(harmless(failure)))
      }
      return { durationMs: now().getTime() - startedMs }
    }
  }

  function answersOf(group: Group, body: unknown, prefix: string): Record<string, BatchAnswer> {
    const answers: Record<string, BatchAnswer> = {}
    for (const [key, call] of Object.entries(group.calls)) {
      const answer = answerOf(body, `${prefix}${key}`, call, now().getTime())
      if (!answer.ok) limitedBy(answer.failure, call.method)
      answers[key] = answer
    }
    return answers
  }

  async function settle(group: Group, answers: Record<string, BatchAnswer>, token: string): Promise<void> {
    const list = Object.values(answers)
    const refused = list.filter((answer) => !answer.ok && answer.refusedToken)
    const unchanged = refused.length === list.length || !Object.values(group.calls).some((call) => call.write)
    if (refused.length === 0 || group.retried || !unchanged || token === '') return group.settle(answers)
    try {
      await transport.renew(token)
      coalescer.add({ ...group, retried: true })
    } catch (error) {
      group.fail(asFailure(error))
    }
  }

  const queued = (calls: Readonly<Record<string, BatchCall>>, priority: CallPriority) =>
    new Promise<Record<string, BatchAnswer>>((resolve, reject) => {
      coalescer.add({ calls, priority, retried: false, settle: resolve, fail: reject })
    })

  return {
    memberId: address.memberId,
    byWebhook: webhookPath.test(address.clientEndpoint),
    memory: createMemory(now),
    endpoint: () => transport.endpoint(),
    async call<T>(method: string, params: Params = {}, given: CallOptions = {}): Promise<T> {
      const { priority = 'normal', write = false, repeatable = false } = given
      if (given.alone || movesFiles.test(method) || mentionsResult(params)) {
        await coalescer.alone(priority)
        return (await post(method, params, write)).result as T
      }
      const { only } = await queued({ only: { method, params, write, repeatable } }, priority)
      if (!only?.ok) throw only?.failure
      return only.result as T
    },
    async batch<K extends string>(
      calls: Readonly<Record<K, BatchCall>>,
      given: { priority?: CallPriority } = {},
    ): Promise<Record<K, BatchAnswer>> {
      const size = Object.keys(calls).length
      if (size > mostInBatch) throw new Defect('bitrix24-batch-too-large', `${size} calls in one batch`)
      return (await queued(calls, given.priority ?? 'normal')) as Record<K, BatchAnswer>
    },
    async download(url, given = {}) {
      await coalescer.alone(given.priority ?? 'normal')
      return downloadFrom(http, transport.endpoint(), url, given.mostBytes)
    },
  }
}
