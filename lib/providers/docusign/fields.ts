import { Permanent } from '#lib/failure.ts'
import type { SettingField } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'

/** Settings of a DocuSign connection. Hosts: https://developers.docusign.com/platform/auth/ */
export const fields: SettingField[] = [
  {
    name: 'oauthUrl',
    label: say('Сервер авторизации', 'Authorization server'),
    help: say(
      'Для демо-счёта: https://account-d.docusign.com',
      'For a demo account: https://account-d.docusign.com',
    ),
    type: 'url',
    required: true,
    default: 'https://account.docusign.com',
  },
  {
    name: 'restUrl',
    label: say('Адрес REST API', 'REST API address'),
    help: say('Пусто: DocuSign назовёт адрес счёта сам', 'Empty: DocuSign tells the account’s own address'),
    type: 'url',
    required: false,
  },
  {
    name: 'grant',
    label: say('Способ входа', 'Way of signing in'),
    type: 'select',
    options: [
      { value: 'jwt', label: say('JWT: от имени пользователя', 'JWT: on behalf of a user') },
      { value: 'code', label: say('Код авторизации: токен обновления', 'Authorization code: refresh token') },
    ],
    required: true,
    default: 'jwt',
  },
  { name: 'integrationKey', label: say('Ключ интеграции', 'Integration key'), type: 'text', required: true },
  {
    name: 'userId',
    label: say('GUID пользователя-отправителя', 'GUID of the sending user'),
    type: 'text',
    required: true,
    when: { name: 'grant', equals: 'jwt' },
  },
  {
    name: 'privateKey',
    label: say('Закрытый ключ RSA (PEM)', 'RSA private key (PEM)'),
    type: 'secret-text',
    required: true,
    when: { name: 'grant', equals: 'jwt' },
  },
  {
    name: 'clientSecret',
    label: say('Секрет интеграции', 'Integration secret'),
    type: 'secret',
    required: true,
    when: { name: 'grant', equals: 'code' },
  },
  {
    name: 'refreshToken',
    label: say('Первый токен обновления', 'First refresh token'),
    type: 'secret',
    required: true,
    when: { name: 'grant', equals: 'code' },
  },
  {
    name: 'accountId',
    label: say('GUID счёта', 'Account GUID'),
    help: say('Пусто: счёт пользователя по умолчанию', 'Empty: the user’s default account'),
    type: 'text',
    required: false,
  },
  {
    name: 'hmacKeys',
    label: say('Ключи HMAC Connect, по одному в строке', 'Connect HMAC keys, one a line'),
    help: say(
      'Без ключа уведомления отвергаются и остаётся опрос раз в 15 минут',
      'Without a key notifications are refused and only polling every 15 minutes is left',
    ),
    type: 'secret-text',
    required: false,
  },
  {
    name: 'anchor',
    label: say('Якорь места подписи', 'Anchor of the signature place'),
    help: say(
      'Текст в документе, {n} — номер подписанта. Пусто: постоянное место',
      'A text in the document, {n} is the signer’s number. Empty: a fixed place',
    ),
    type: 'text',
    required: false,
  },
  {
    name: 'signPage',
    label: say('Страница подписи', 'Page of the signature'),
    type: 'number',
    required: false,
    default: '1',
  },
  {
    name: 'signX',
    label: say('Отступ слева, точек', 'Distance from the left, points'),
    type: 'number',
    required: false,
    default: '60',
  },
  {
    name: 'signY',
    label: say('Отступ сверху, точек', 'Distance from the top, points'),
    type: 'number',
    required: false,
    default: '680',
  },
  {
    name: 'lifeDays',
    label: say('Срок жизни конверта, дней', 'Life of an envelope, days'),
    help: say(
      'Через столько дней DocuSign закрывает неподписанный конверт: настройка счёта «Напоминания и срок действия». По ней проверяются сроки маршрутов.',
      'After so many days DocuSign closes an unsigned envelope: the account’s setting “Reminders and Expiration”. Deadlines of routes are checked against it.',
    ),
    type: 'number',
    required: false,
    default: '120',
  },
  {
    name: 'advancedProvider',
    label: say('Поставщик усиленной подписи (AES)', 'Provider of advanced signatures (AES)'),
    help: say('Имя из списка signatureProviders счёта', 'A name from the account’s signatureProviders'),
    type: 'text',
    required: false,
    default: 'UniversalSignaturePen_OpenTrust_Hash_TSP',
  },
  {
    name: 'qualifiedProvider',
    label: say('Поставщик квалифицированной подписи (QES)', 'Provider of qualified signatures (QES)'),
    help: say('Имя из списка signatureProviders счёта', 'A name from the account’s signatureProviders'),
    type: 'text',
    required: false,
    default: 'docusign_eu_qualified_idnow_tsp',
  },
  {
    name: 'identityWorkflowId',
    label: say('Сценарий проверки личности для QES', 'Identity workflow for QES'),
    type: 'text',
    required: false,
  },
]

/** The settings as the adapter reads them. */
export type Settings = {
  oauthUrl: string
  restUrl: string | null
  grant: 'jwt' | 'code'
  integrationKey: string
  userId: string
  privateKey: string
  clientSecret: string
  refreshToken: string
  accountId: string
  hmacKeys: string[]
  anchor: string
  place: { page: number; x: number; y: number }
  advancedProvider: string
  qualifiedProvider: string
  identityWorkflowId: string
}

/** Reads the settings; throws Permanent when a number is none or an address cannot be one. */
export const readSettings = (given: Readonly<Record<string, string>>): Settings => {
  const value = (name: string): string =>
    given[name]?.trim() || (fields.find((field) => field.name === name)?.default ?? '')
  const number = (name: string): number => {
    const read = Number(value(name))
    return Number.isFinite(read) && read >= 0 ? read : unfit(name)
  }
  const address = (name: string): string => {
    const text = value(name).replace(/\/+$/, '')
    return text === '' || URL.canParse(text) ? text : unfit(name)
  }
  return {
    oauthUrl: address('oauthUrl'),
    restUrl: address('restUrl') || null,
    grant: value('grant') === 'code' ? 'code' : 'jwt',
    integrationKey: value('integrationKey'),
    userId: value('userId'),
    // A key pasted into one line keeps its line breaks as two characters.
    privateKey: value('privateKey').replaceAll('\\n', '\n'),
    clientSecret: value('clientSecret'),
    refreshToken: value('refreshToken'),
    accountId: value('accountId').toLowerCase(),
    hmacKeys: value('hmacKeys').split(/\s+/).filter(Boolean),
    anchor: value('anchor'),
    place: { page: number('signPage'), x: number('signX'), y: number('signY') },
    advancedProvider: value('advancedProvider'),
    qualifiedProvider: value('qualifiedProvider'),
    identityWorkflowId: value('identityWorkflowId'),
  }
}

const unfit = (name: string): never => {
  const label = fields.find((field) => field.name === name)?.label ?? say(name, name)
  throw new Permanent({
    code: 'setting-unfit',
    text: say(`Настройка «${label.ru}» заполнена неверно.`, `The setting “${label.en}” is not valid.`),
    cure: say('Исправьте её в настройках подключения.', 'Correct it in the settings of the connection.'),
    detail: { setting: name },
  })
}
