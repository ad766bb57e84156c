import type { EmulatedSystem, EmulatorResponse } from '#lib/emulation/emulator.ts'

const retryAfterS = 1

type Wording = { body: string | object; headers?: Record<string, string> }

// https://apidocs.bitrix24.com/settings/performance/limits.html
const bitrix24 = (status: number): Wording => {
  if (status === 503)
    return { body: { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' } }
  if (status === 429)
    return {
      body: {
        error: 'OPERATION_TIME_LIMIT',
        error_description: 'Method is blocked due to operation time limit.',
      },
    }
  return { body: { error: 'INTERNAL_SERVER_ERROR', error_description: 'Internal server error' } }
}

// https://developers.docusign.com/platform/resource-limits/
const docusign = (status: number): Wording => {
  if (status === 429)
    return {
      body: {
        errorCode: 'BURST_APIINVOCATION_LIMIT_EXCEEDED',
        message: 'The maximum number of burst API invocations has been exceeded.',
      },
      headers: { 'x-ratelimit-reset': String(retryAfterS), 'x-ratelimit-remaining': '0' },
    }
  return { body: { errorCode: 'UNSPECIFIED_ERROR', message: 'An unspecified error has occurred.' } }
}

const plain = (status: number): Wording => ({ body: `Fault switch of the lab: ${status}` })

const wordingOf = (system: EmulatedSystem, status: number): Wording => {
  if (system === 'bitrix24') return bitrix24(status)
  if (system === 'docusign') return docusign(status)
  return plain(status)
}

/** What a system answers when a fault switch makes it refuse, in its own wording; 429 and 503 say when to retry. */
export const refusalOf = (system: EmulatedSystem, status: number): EmulatorResponse => {
  const { body, headers } = wordingOf(system, status)
  const busy = status === 429 || status === 503
  return { status, headers: { ...headers, ...(busy && { 'retry-after': String(retryAfterS) }) }, body }
}
