import { type Sentence, say } from '#lib/sentence.ts'

/**
 * What an error code of Bitrix24 means for us. token: the access token was refused; limit: not executed because of
 * a limit; unknown: it may have been executed; permanent: repeating the same call cannot help.
 */
export type ErrorMeaning = {
  kind: 'token' | 'limit' | 'method-limit' | 'blocked' | 'unknown' | 'permanent'
  /** Our stable code, after `bitrix24-`. */
  code: string
  text: Sentence
  cure: Sentence
}

const reinstall = say(
  'Откройте приложение в Битрикс24 под администратором или переустановите его, затем повторите.',
  'Open the application in Bitrix24 as an administrator or reinstall it, then retry.',
)
const support = say(
  'Проверьте тариф и подписку портала на маркет, затем повторите.',
  'Check the portal’s plan and Market subscription, then retry.',
)
const rights = say(
  'Дайте права пользователю, под которым подключён портал, или переподключите его под администратором.',
  'Give the rights to the user who connected the portal, or reconnect it as an administrator.',
)
const wait = say('Повторим сами.', 'We retry by ourselves.')

const of = (
  kind: ErrorMeaning['kind'],
  code: string,
  ru: string,
  en: string,
  cure: Sentence,
): ErrorMeaning => ({
  kind,
  code,
  text: say(ru, en),
  cure,
})

const token = of(
  'token',
  'token-refused',
  'Битрикс24 не принял токен доступа.',
  'Bitrix24 refused the access token.',
  reinstall,
)
const uninstalled = of(
  'permanent',
  'uninstalled',
  'Приложение удалено с портала Битрикс24.',
  'The application is uninstalled from the Bitrix24 portal.',
  reinstall,
)
const closed = of(
  'permanent',
  'portal-closed',
  'Портал Битрикс24 закрыт или удалён.',
  'The Bitrix24 portal is closed or deleted.',
  say('Откройте портал или удалите его из Inkroute.', 'Open the portal or remove it from Inkroute.'),
)
const broken = of(
  'unknown',
  'internal-error',
  'Битрикс24 ответил внутренней ошибкой: выполнен ли вызов, неизвестно.',
  'Bitrix24 answered with an internal error: whether the call was executed is unknown.',
  say('Проверим результат и повторим сами.', 'We check the result and retry by ourselves.'),
)
const confirm = of(
  'permanent',
  'confirmation-needed',
  'Администратор портала ещё не подтвердил этот метод или отказал.',
  'The portal’s administrator has not confirmed this method, or refused it.',
  say('Подтвердите запрос в Битрикс24, затем повторите.', 'Confirm the request in Bitrix24, then retry.'),
)
const gone = of(
  'permanent',
  'not-found',
  'В Битрикс24 нет того, к чему мы обращаемся: удалено или перенесено.',
  'Bitrix24 does not have what we ask for: it was deleted or moved.',
  say(
    'Проверьте карточку в Битрикс24 и отмените маршрут, если она удалена.',
    'Check the item in Bitrix24 and cancel the route if it was deleted.',
  ),
)
const denied = of(
  'permanent',
  'access-denied',
  'Битрикс24 отказал в доступе.',
  'Bitrix24 denied access.',
  rights,
)

/**
 * Meaning by code in lower case. Codes that a method defines for itself are not here: they are permanent and keep
 * Bitrix24's own text. Source: apidocs.bitrix24.com, "Statuses and system error codes".
 */
export const errorMeanings: Readonly<Record<string, ErrorMeaning>> = {
  expired_token: token,
  invalid_token: token,
  no_auth_found: token,
  authorization_error: of(
    'permanent',
    'user-dismissed',
    'Пользователь, под которым подключён портал, уволен или отключён.',
    'The user who connected the portal was dismissed or switched off.',
    reinstall,
  ),
  application_not_found: uninstalled,
  error_oauth: uninstalled,
  not_installed: uninstalled,
  payment_required: of(
    'permanent',
    'payment-required',
    'Подписка портала Битрикс24 не оплачена.',
    'The Bitrix24 portal’s subscription is not paid.',
    support,
  ),
  invalid_credentials: denied,
  access_denied: denied,
  user_access_error: denied,
  allowed_only_intranet_user: denied,
  insufficient_scope: of(
    'permanent',
    'scope-missing',
    'Приложению не выдано нужное право доступа (scope).',
    'The application lacks a scope that this call needs.',
    say(
      'Добавьте право в настройках локального приложения Битрикс24 и переустановите его.',
      'Add the scope in the local application’s settings in Bitrix24 and reinstall it.',
    ),
  ),
  method_confirm_waiting: confirm,
  method_confirm_denied: confirm,
  portal_deleted: closed,
  query_limit_exceeded: of(
    'limit',
    'query-limit',
    'Битрикс24 временно ограничил число запросов.',
    'Bitrix24 limits the number of requests for now.',
    wait,
  ),
  operation_time_limit: of(
    'method-limit',
    'operating-limit',
    'Битрикс24 временно ограничил этот метод: исчерпано время выполнения.',
    'Bitrix24 limits this method for now: its operating time is used up.',
    wait,
  ),
  overload_limit: of(
    'blocked',
    'blocked',
    'Битрикс24 заблокировал REST портала из-за перегрузки.',
    'Bitrix24 has blocked the portal’s REST because of overload.',
    say('Обратитесь в поддержку Битрикс24.', 'Contact Bitrix24 support.'),
  ),
  internal_server_error: broken,
  error_unexpected_answer: broken,
  error_method_not_found: of(
    'permanent',
    'method-missing',
    'На этом портале нет такого метода: не тот тариф или модуль выключен.',
    'This portal has no such method: the plan lacks it or the module is off.',
    support,
  ),
  not_found: gone,
  error_not_found: gone,
  owner_not_found: gone,
  wrong_auth_type: of(
    'permanent',
    'needs-application',
    'Этот метод доступен только приложению, не вебхуку.',
    'This method is available to an application only, not to a webhook.',
    say('Подключите портал как локальное приложение.', 'Connect the portal as a local application.'),
  ),
}

/** Old methods answer with an empty code and only a text. */
export const textMeanings: readonly { text: RegExp; meaning: ErrorMeaning }[] = [
  { text: /^not found\.?$|не найден/i, meaning: gone },
  { text: /access denied|доступ запрещ[её]н|insufficient permissions|недостаточно прав/i, meaning: denied },
]
