import type { EmulatorResponse } from '#lib/emulation/emulator.ts'
import { batchLimitOf, runBatch } from './batch.ts'
import { callerByToken, callerByWebhook } from './caller.ts'
import { createLimits, type Limits } from './limits.ts'
import type { Answer, Caller, Method } from './method.ts'
import { methodByName } from './methods/registry.ts'
import { loose, type Params, textOf } from './params.ts'
import type { Portal } from './portal.ts'
import { portalTime } from './portal-time.ts'
import { methodNotFound, Refusal } from './refusal.ts'

/** What a method answered, with the time that it took. */
export type Executed = Answer & { time: Record<string, unknown> }

/** The REST interface of the portal. */
export interface Rest {
  /** Answers one HTTP request for a method; `webhook` holds the user id and secret of an inbound webhook's path. */
  answer(
    method: string,
    params: Params,
    webhook?: { userId: string; secret: string },
  ): Promise<EmulatorResponse>
}

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  console.error(error)
  return new Refusal(500, 'INTERNAL_SERVER_ERROR', 'Internal server error')
}

const admitted = (method: Method, caller: Caller): void => {
  const scopes = method.scope
  if (scopes && !scopes.some((scope) => caller.scope.includes(scope)))
    throw new Refusal(
      403,
      'insufficient_scope',
      'The request requires higher privileges than provided by the access token',
    )
  if (method.application && caller.kind !== 'application') throw method.application()
  if (method.admin && !caller.user.admin) throw method.admin()
}

/** Methods after which the state is as it was: saving it again would only cost time. */
const reads =
  /(^|\.)(get|list|getlist|getchildren|fields|info|current|time|profile|scope|admin|instances|events)$/

/** Runs one method for a recognised caller: existence, scope, context, rights, operating time, then the work. */
const execute = async (
  portal: Portal,
  limits: Limits,
  name: string,
  params: Params,
  caller: Caller,
): Promise<Executed> => {
  const method = methodByName(name)
  if (!method) throw methodNotFound()
  admitted(method, caller)
  const key = name.toLowerCase()
  limits.permit(key)
  const begun = portal.now()
  const startMs = performance.now()
  const answer = await method.run({
    portal,
    world: portal.world(),
    params,
    caller,
    method: key,
    methodNamed: methodByName,
  })
  if (!reads.test(key)) portal.touched()
  const duration = (performance.now() - startMs) / 1000
  return { ...answer, time: { ...timeOf(begun, duration), ...limits.charge(key, duration) } }
}

const timeOf = (begun: Date, duration: number): Record<string, unknown> => {
  const start = begun.getTime() / 1000
  const finish = new Date(begun.getTime() + duration * 1000)
  return {
    start,
    finish: start + duration,
    duration,
    processing: duration,
    date_start: portalTime(begun),
    date_finish: portalTime(finish),
  }
}

const successOf = ({ result, total, next, time }: Executed): EmulatorResponse => ({
  status: 200,
  body: {
    result,
    ...(next === undefined ? {} : { next }),
    ...(total === undefined ? {} : { total }),
    time,
  },
})

export const createRest = (portal: Portal): Rest => {
  const limits = createLimits(portal)
  return {
    async answer(name, params, webhook) {
      try {
        limits.admit(name.toLowerCase())
        const caller = webhook
          ? callerByWebhook(portal, webhook.userId, webhook.secret)
          : callerByToken(portal, textOf(loose(params, 'auth')), name.toLowerCase())
        if (name.toLowerCase() !== 'batch')
          return successOf(await execute(portal, limits, name, params, caller))
        const begun = portal.now()
        const startMs = performance.now()
        const result = await runBatch(params, async (inner, innerParams, index) => {
          batchLimitOf(inner, index)
          return execute(portal, limits, inner, innerParams, caller)
        })
        return { status: 200, body: { result, time: timeOf(begun, (performance.now() - startMs) / 1000) } }
      } catch (error) {
        const refusal = refusalOf(error)
        return { status: refusal.status, body: refusal.body() }
      }
    },
  }
}
