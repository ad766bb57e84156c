import { Permanent, Transient } from '#lib/failure.ts'
import type { HttpResponse } from '#lib/http.ts'
import { type Sentence, say } from '#lib/sentence.ts'

/** What a code of the API asks of us. https://developers.docusign.com/docs/esign-rest-api/esign101/error-codes/ */
type Kind = 'hour' | 'burst' | 'slow' | 'lock' | 'token' | 'operator' | 'quota' | 'gone' | 'state' | 'content'

const kinds: Readonly<Record<Kind, readonly string[]>> = {
  hour: ['HOURLY_APIINVOCATION_LIMIT_EXCEEDED'],
  burst: ['BURST_APIINVOCATION_LIMIT_EXCEEDED'],
  slow: [
    'HOURLY_ENVELOPE_POLLING_LIMIT_EXCEEDED',
    'BURST_ENVELOPE_POLLING_LIMIT_EXCEEDED',
    'HOURLY_APIINVOCATION_ENVELOPE_LIMIT_EXCEEDED',
    'BURST_APIINVOCATION_ENVELOPE_LIMIT_EXCEEDED',
    'API_REQUEST_IS_THROTTLED',
  ],
  lock: ['EDIT_LOCK_ENVELOPE_ALREADY_LOCKED', 'EDIT_LOCK_NOT_LOCK_OWNER', 'EDIT_LOCK_ENVELOPE_NOT_LOCKED'],
  token: ['AUTHORIZATION_INVALID_TOKEN', 'USER_AUTHENTICATION_FAILED'],
  operator: [
    'PARTNER_AUTHENTICATION_FAILED',
    'ACCOUNT_LACKS_PERMISSIONS',
    'USER_LACKS_PERMISSIONS',
    'USER_LACKS_MEMBERSHIP',
    'USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT',
    'USER_NOT_ACCOUNT_ADMIN',
    'PLAN_ITEM_NOT_ENABLED',
    'ACCOUNT_NOT_AUTHORIZED_FOR_ENVELOPE',
    'USER_NOT_ENVELOPE_SENDER_OR_RECIPIENT',
    'SIGNATURE_PROVIDER_INVALID_NAME',
  ],
  quota: ['ENVELOPE_ALLOWANCE_EXCEEDED', 'ENVELOPE_SEND_LIMIT_EXCEEDED'],
  gone: ['ENVELOPE_DOES_NOT_EXIST', 'DOCUMENT_DOES_NOT_EXIST', 'RESOURCE_NOT_FOUND'],
  state: ['ENVELOPE_INVALID_STATUS', 'ENVELOPE_CANNOT_VOID_INVALID_STATE'],
  content: [],
}

const kindOf = (code: string): Kind | undefined =>
  (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind].includes(code))

/** A refused call as the API words it; empty texts when the body was not the API's own. */
export type ApiError = { status: number; errorCode: string; message: string }

/** Reads an error body, which may be empty or a page of a proxy. */
export const apiError = (response: HttpResponse): ApiError => {
  try {
    const body: unknown = JSON.parse(response.text())
    if (typeof body === 'object' && body !== null) {
      const read = (name: string) => String(Object.entries(body).find(([key]) => key === name)?.[1] ?? '')
      return { status: response.status, errorCode: read('errorCode').toUpperCase(), message: read('message') }
    }
  } catch {
    // Not the API's own words: the status has to do.
  }
  return { status: response.status, errorCode: '', message: '' }
}

/** True when the token is at fault: another one may help. */
export const isTokenRefusal = (error: ApiError): boolean =>
  error.status === 401 &&
  error.errorCode !== 'PARTNER_AUTHENTICATION_FAILED' &&
  kindOf(error.errorCode) !== 'operator'

/** True when the envelope is already over, so that there is nothing left to void or remind. */
export const isOverRefusal = (error: unknown): boolean =>
  error instanceof Permanent && error.code === 'docusign-state'

const burstMs = 30_000
const longestWaitMs = 3_600_000

/** Time until the hour's counter is reset, as the header tells it. */
const untilResetMs = (headers: Headers, now: Date): number => {
  const resetMs = Number(headers.get('x-ratelimit-reset') ?? 0) * 1000 - now.getTime()
  return resetMs > 0 && resetMs <= longestWaitMs ? resetMs : longestWaitMs / 4
}

const retryAfterMs = (response: HttpResponse): number | undefined => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : undefined
}

/** Makes the failure of a refused call. `changes` says whether the call could have had an effect. */
export const failureOf = (
  response: HttpResponse,
  call: { name: string; changes: boolean },
  now: Date,
): Transient | Permanent => {
  const error = apiError(response)
  const detail = {
    call: call.name,
    status: error.status,
    errorCode: error.errorCode,
    trace: response.headers.get('x-docusign-tracetoken') ?? '',
  }
  const kind = kindOf(error.errorCode)
  if (kind === 'hour') return limited(detail, retryAfterMs(response) ?? untilResetMs(response.headers, now))
  // Spreads callers that met the same wall by up to a third of the pause, without randomness.
  const spreadMs = now.getTime() % (burstMs / 3)
  if (kind === 'burst') return limited(detail, retryAfterMs(response) ?? burstMs + spreadMs)
  if (kind === 'slow') return limited(detail, retryAfterMs(response) ?? longestWaitMs / 4)
  if (kind === 'lock') return locked(detail)
  if (error.status === 429) return limited(detail, retryAfterMs(response) ?? burstMs + spreadMs)
  if ([301, 302, 307, 308, 408].includes(error.status) || error.status >= 500)
    return unwell(detail, error.status, call.changes)
  return refused(kind ?? (error.status === 404 ? 'gone' : 'content'), error, detail)
}

type Detail = Readonly<Record<string, unknown>>

const limited = (detail: Detail, waitMs: number): Transient =>
  new Transient({
    code: 'docusign-limit',
    outcome: 'none',
    retryAfterMs: waitMs,
    text: say('Исчерпан лимит обращений к DocuSign.', 'The limit of calls to DocuSign is used up.'),
    cure: say('Продолжим сами, когда лимит обновится.', 'We go on by ourselves when the limit is renewed.'),
    detail,
  })

const locked = (detail: Detail): Transient =>
  new Transient({
    code: 'docusign-locked',
    outcome: 'none',
    retryAfterMs: 10 * burstMs,
    text: say('Конверт DocuSign сейчас правит другой человек.', 'Somebody is editing the DocuSign envelope.'),
    cure: say('Повторим, когда блокировка закончится.', 'We repeat when the lock ends.'),
    detail,
  })

const unwell = (detail: Detail, status: number, changes: boolean): Transient =>
  new Transient({
    code: 'docusign-unwell',
    outcome: changes ? 'unknown' : 'none',
    text: say(`DocuSign ответил ошибкой ${status}.`, `DocuSign answered with error ${status}.`),
    cure: say('Повторим сами.', 'We repeat by ourselves.'),
    detail,
  })

const cures: Readonly<Record<'token' | 'operator' | 'quota' | 'gone' | 'state' | 'content', Sentence>> = {
  token: say('Проверьте ключ интеграции и пользователя.', 'Check the integration key and the user.'),
  operator: say(
    'Проверьте права пользователя и возможности счёта в DocuSign.',
    'Check the user’s rights and the account’s features in DocuSign.',
  ),
  quota: say(
    'Увеличьте лимит конвертов в DocuSign и повторите.',
    'Raise the envelope allowance in DocuSign and retry.',
  ),
  gone: say('Отправьте документы заново.', 'Send the documents again.'),
  state: say(
    'Обновите состояние: конверт уже в другом статусе.',
    'Refresh: the envelope is in another status already.',
  ),
  content: say('Исправьте названное и отправьте заново.', 'Correct what is named and send again.'),
}

const refused = (kind: Kind, error: ApiError, detail: Detail): Permanent => {
  const said = error.message || error.errorCode || `HTTP ${error.status}`
  return new Permanent({
    code: `docusign-${kind}`,
    text: say(`DocuSign отказал: ${said}`, `DocuSign refused: ${said}`),
    cure: kind in cures ? cures[kind as keyof typeof cures] : cures.content,
    detail,
  })
}
