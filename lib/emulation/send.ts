import http from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import type { EmulatorContext } from './emulator.ts'
import type { FaultBoard } from './faults.ts'

/** One outgoing request of an emulator. */
export type Outgoing = Parameters<EmulatorContext['send']>[0]
/** Sends outgoing requests of an emulator. */
export type Send = EmulatorContext['send']

/** What became of an outgoing request, for the call log. `status` 0: no answer. */
export type Sent = {
  request: Outgoing
  status: number
  answer: string
  fault?: string
  beganMs: number
  endedMs: number
}

const defaultTimeoutMs = 30_000
const defaultDelayMs = 2_000

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })

/** Connections stay open between webhooks, as they do at a busy sender. */
const agents = {
  'http:': { request: http.request, agent: new http.Agent({ keepAlive: true }) },
  'https:': { request: https.request, agent: new https.Agent({ keepAlive: true }) },
}

/** Sends for real; follows no redirects, as webhook senders do. Rejects when no whole answer comes in time. */
export const post: Send = (request) =>
  attempt(request, AbortSignal.timeout(request.timeoutMs ?? defaultTimeoutMs))

const attempt = (request: Outgoing, signal: AbortSignal): ReturnType<Send> =>
  new Promise((resolve, reject) => {
    const { url, method, headers, body } = request
    const target = new URL(url)
    const way = target.protocol === 'https:' ? agents['https:'] : agents['http:']
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    const length = method === 'GET' ? {} : { 'content-length': String(bytes.length) }
    const outgoing = way.request(target, {
      method,
      agent: way.agent,
      headers: { ...headers, ...length },
      signal,
    })
    outgoing.once('error', (error) => {
      // The other side had closed the kept connection before anything was sent on it.
      const stale = outgoing.reusedSocket && 'code' in error && error.code === 'ECONNRESET'
      if (stale) resolve(attempt(request, signal))
      else reject(error)
    })
    outgoing.once('response', (answer) => {
      text(answer).then((read) => resolve({ status: answer.statusCode ?? 0, body: read }), reject)
    })
    outgoing.end(method === 'GET' ? undefined : bytes)
  })

/**
 * The way out of one emulator under the lab's fault switches: delay, drop (never sent, the sender sees a failure),
 * drop-answer (sent, the sender sees a failure), duplicate (sent twice) and reorder (kept back until the next one
 * has gone out, or for `delayMs`).
 */
export const createSend = (given: {
  system: string
  faults: FaultBoard
  deliver: Send
  record: (sent: Sent) => void
  nowMs: () => number
}): Send => {
  let keptBack: (() => void)[] = []

  const recorded = async (request: Outgoing, fault?: string) => {
    const entry: Sent = { request, status: 0, answer: '', beganMs: given.nowMs(), endedMs: 0 }
    if (fault) entry.fault = fault
    try {
      const answer = await given.deliver(request)
      entry.status = answer.status
      entry.answer = answer.body
      return answer
    } catch (error) {
      entry.answer = error instanceof Error ? error.message : String(error)
      throw error
    } finally {
      entry.endedMs = given.nowMs()
      given.record(entry)
    }
  }
  const release = () => {
    const waiting = keptBack
    keptBack = []
    for (const go of waiting) go()
  }
  const lost = (request: Outgoing): Error => {
    const atMs = given.nowMs()
    const answer = 'Lost by a fault switch of the lab.'
    given.record({ request, status: 0, answer, fault: 'drop', beganMs: atMs, endedMs: atMs })
    return new Error(answer)
  }

  return async (request) => {
    const kinds = ['drop', 'drop-answer', 'delay', 'duplicate', 'reorder']
    const texts = [request.channel, request.url]
    const fault = given.faults.take(kinds, { system: given.system, direction: 'out', texts })
    if (fault?.kind === 'drop') throw lost(request)
    if (fault?.kind === 'delay') await pause(fault.delayMs ?? defaultDelayMs)
    if (fault?.kind === 'reorder')
      await Promise.race([
        new Promise<void>((resolve) => {
          keptBack.push(resolve)
        }),
        pause(fault.delayMs ?? defaultDelayMs),
      ])
    if (fault?.kind === 'duplicate') await recorded(request, 'duplicate').catch(() => undefined)
    try {
      const answer = await recorded(request, fault?.kind)
      if (fault?.kind === 'drop-answer') throw new Error('The answer was lost by a fault switch of the lab.')
      return answer
    } finally {
      if (fault?.kind !== 'reorder') release()
    }
  }
}
