import type { HttpRequest, HttpResponse } from '#lib/http.ts'
import type { ConnectionContext } from '#lib/providers/provider.ts'
import { type Access, accessTo } from './access.ts'
import type { Settings } from './fields.ts'
import { apiError, failureOf, isTokenRefusal } from './refusals.ts'

/** One call of the API below the account. */
export type Call = {
  /** Names the operation in the log. */
  name: string
  method: HttpRequest['method']
  /** Below `/v2.1/accounts/{accountId}`, query included. */
  path: string
  body?: object
  accept?: string
  timeoutMs?: number
}

/** The API of one account. */
export type Client = {
  access(): Promise<Access>
  /** Calls with a fresh token; a token that is refused is dropped and the call repeated once. */
  call(call: Call): Promise<HttpResponse>
}

/** Time that a whole envelope may take to upload. */
const longTimeoutMs = 100_000

/** Opens the API of the connection's account. Failures are those of `failureOf` and of the token. */
export const openClient = (context: ConnectionContext, settings: Settings): Client => {
  const once = async (access: Access, call: Call): Promise<HttpResponse> =>
    context.http({
      name: call.name,
      method: call.method,
      url: `${access.baseUri}/v2.1/accounts/${access.accountId}${call.path}`,
      headers: {
        authorization: `Bearer ${access.token}`,
        accept: call.accept ?? 'application/json',
        ...(call.body ? { 'content-type': 'application/json' } : {}),
      },
      ...(call.body ? { body: JSON.stringify(call.body) } : {}),
      timeoutMs: call.timeoutMs ?? longTimeoutMs,
    })
  return {
    access: () => accessTo(context, settings),
    async call(call) {
      const access = await accessTo(context, settings)
      let response = await once(access, call)
      if (response.status === 401 && isTokenRefusal(apiError(response))) {
        await context.tokens.reject(access.token)
        response = await once(await accessTo(context, settings), call)
      }
      if (response.status >= 200 && response.status < 300) return response
      throw failureOf(response, { name: call.name, changes: call.method !== 'GET' }, context.now())
    },
  }
}
