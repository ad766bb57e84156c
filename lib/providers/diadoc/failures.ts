import { type AnyFailure, Defect, Permanent, Transient } from '#lib/failure.ts'
import type { HttpResponse } from '#lib/http.ts'
import { say } from '#lib/sentence.ts'

const defaultRetryMs = 5_000
const mostWords = 300

/** The pause that the service asks for; undefined when it asks for none. */
export function retryAfterMs(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined
}

/** Not finished yet: the same request has to be repeated after a while; nothing is lost or done twice by it. */
export const pending = (name: string, headers: Headers): Transient =>
  new Transient({
    code: 'diadoc-not-ready',
    outcome: 'unknown',
    retryAfterMs: retryAfterMs(headers) ?? defaultRetryMs,
    text: say('Диадок ещё выполняет запрос.', 'Diadoc is still carrying the request out.'),
    cure: say('Повторим сами.', 'We repeat it by ourselves.'),
    detail: { call: name },
  })

/** Turns a refusal of the service into one of our failures. https://developer.kontur.ru/doc/diadoc-api/httpstatuscodes */
export function failureOf(name: string, response: HttpResponse): AnyFailure {
  const { status, headers } = response
  const words = response.text().replace(/\s+/g, ' ').trim().slice(0, mostWords)
  const errorCode = headers.get('x-diadoc-errorcode')
  const detail = { call: name, status, words, ...(errorCode ? { errorCode } : {}) }
  const asked = retryAfterMs(headers)
  const wait = asked === undefined ? {} : { retryAfterMs: asked }
  switch (status) {
    case 429:
      return new Transient({ ...busy, outcome: 'none', ...wait, detail })
    case 401:
      return new Permanent({ ...noAccess, detail })
    case 402:
      return new Permanent({ ...unpaid, detail })
    case 403:
      return new Permanent({ ...forbidden(words), detail })
    case 404:
      return new Permanent({ ...absent(words), detail })
    case 409:
      return new Permanent({ ...conflict(words), detail })
    case 400:
    case 413:
      return new Permanent({ ...refused(words), detail })
    case 405:
    case 410:
    case 415:
      return new Defect(
        'diadoc-method',
        `Diadoc does not take ${name} any more (HTTP ${status}): ${words}`,
        detail,
      )
    default:
      return status === 408 || status >= 500
        ? new Transient({ ...down, outcome: 'unknown', ...wait, detail })
        : new Permanent({ ...refused(words), detail })
  }
}

const busy = {
  code: 'diadoc-busy',
  text: say('Диадок просит обращаться реже.', 'Diadoc asks us to call less often.'),
  cure: say('Повторим сами.', 'We repeat it by ourselves.'),
}

const down = {
  code: 'diadoc-down',
  text: say('Диадок сейчас не отвечает.', 'Diadoc does not answer now.'),
  cure: say('Повторим сами, ничего не потеряется.', 'We repeat it by ourselves, nothing is lost.'),
}

/** Also thrown when no token can be had. */
export const noAccess = {
  code: 'diadoc-no-access',
  text: say('Диадок не принимает наш токен.', 'Diadoc does not accept our token.'),
  cure: say(
    'Обновите токен или пароль в настройках подключения: его выпускает сотрудник в кабинете интегратора.',
    'Renew the token or the password in the connection’s settings: a person issues it in the integrator’s cabinet.',
  ),
}

const unpaid = {
  code: 'diadoc-unpaid',
  text: say(
    'Подписка этого ящика на API Диадока закончилась.',
    'The box’s subscription for Diadoc’s API has ended.',
  ),
  cure: say(
    'Продлите подписку у Контура и нажмите «Повторить».',
    'Renew it with Kontur, then press “Retry”.',
  ),
}

const quoted = (ru: string, en: string, words: string) =>
  say(words ? `${ru}: ${words}` : `${ru}.`, words ? `${en}: ${words}` : `${en}.`)

const forbidden = (words: string) => ({
  code: 'diadoc-forbidden',
  text: quoted('Диадок отказал в доступе', 'Diadoc refuses access', words),
  cure: say(
    'Дайте сотруднику подключения доступ к ящику и ко всем документам, проверьте, что организация действует.',
    'Give the connection’s employee access to the box and to all documents, and check that the organisation is active.',
  ),
})

const absent = (words: string) => ({
  code: 'diadoc-not-found',
  text: quoted('В Диадоке этого нет', 'Diadoc does not have it', words),
  cure: say(
    'Проверьте, не удалён ли документ в Диадоке.',
    'Check whether the document was deleted in Diadoc.',
  ),
})

const conflict = (words: string) => ({
  code: 'diadoc-conflict',
  text: quoted('Диадок не может этого сделать', 'Diadoc cannot do it', words),
  cure: say(
    'Исправьте причину в Диадоке и нажмите «Повторить».',
    'Mend the cause in Diadoc, then press “Retry”.',
  ),
})

const refused = (words: string) => ({
  code: 'diadoc-refused',
  text: quoted('Диадок не принял запрос', 'Diadoc did not take the request', words),
  cure: say(
    'Проверьте документ и участников; если сообщение непонятно, приложите его к обращению.',
    'Check the document and the participants; if the message is unclear, attach it to your question.',
  ),
})
