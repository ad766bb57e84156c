import type { SettingField } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'

/** Settings of a Diadoc connection. Base addresses default to the vendor's production hosts. */
export const fields: SettingField[] = [
  {
    name: 'boxId',
    label: say('Ящик организации (GUID)', 'Organisation’s box (GUID)'),
    help: say(
      'Идентификатор вида 00000000-0000-0000-0000-000000000000. Проверка подключения покажет доступные ящики.',
      'An id like 00000000-0000-0000-0000-000000000000. Checking the connection lists the boxes at hand.',
    ),
    type: 'text',
    required: true,
  },
  {
    name: 'auth',
    label: say('Способ входа', 'Way to sign in'),
    type: 'select',
    options: [
      { value: 'oidc', label: say('OpenID Connect (рекомендуется)', 'OpenID Connect (recommended)') },
      { value: 'password', label: say('Логин и пароль (устаревший)', 'Login and password (legacy)') },
    ],
    required: true,
    default: 'oidc',
  },
  {
    name: 'clientId',
    label: say('client_id приложения', 'Application’s client_id'),
    help: say('Выдаёт менеджер Контура.', 'Issued by Kontur’s manager.'),
    type: 'text',
    required: true,
    when: { name: 'auth', equals: 'oidc' },
  },
  {
    name: 'clientSecret',
    label: say('client_secret', 'client_secret'),
    type: 'secret',
    required: true,
    when: { name: 'auth', equals: 'oidc' },
  },
  {
    name: 'refreshToken',
    label: say('Первый refresh-токен', 'First refresh token'),
    help: say(
      'Выпускает сотрудник в кабинете интегратора. Дальше токены обновляются сами.',
      'A person issues it in the integrator’s cabinet. From then on tokens renew themselves.',
    ),
    type: 'secret',
    required: true,
    when: { name: 'auth', equals: 'oidc' },
  },
  {
    name: 'developerKey',
    label: say('Ключ разработчика', 'Developer key'),
    type: 'secret',
    required: true,
    when: { name: 'auth', equals: 'password' },
  },
  {
    name: 'login',
    label: say('Логин', 'Login'),
    type: 'text',
    required: true,
    when: { name: 'auth', equals: 'password' },
  },
  {
    name: 'password',
    label: say('Пароль', 'Password'),
    type: 'secret',
    required: true,
    when: { name: 'auth', equals: 'password' },
  },
  {
    name: 'invite',
    label: say('Приглашать контрагентов самим', 'Invite counterparties by ourselves'),
    help: say(
      'Если контрагент принимает документы только от своих, отправим ему приглашение.',
      'When a counterparty takes documents from its own counteragents only, an invitation is sent.',
    ),
    type: 'bool',
    required: false,
    default: 'false',
  },
  {
    name: 'testSignature',
    label: say('Тестовая подпись', 'Test signature'),
    help: say(
      'Только для тестовых ящиков: предложения об аннулировании подписываются тестовой подписью без юридической силы.',
      'For test boxes only: proposals to annul are signed with a test signature that has no legal force.',
    ),
    type: 'bool',
    required: false,
    default: 'false',
  },
  {
    name: 'pokeSecret',
    label: say('Секрет внешнего сигнала', 'Secret of the outside signal'),
    help: say(
      'Своих вебхуков у Диадока нет. Кто знает секрет, может попросить нас проверить сообщение сразу.',
      'Diadoc has no webhooks. Whoever knows the secret may ask us to check a message at once.',
    ),
    type: 'secret',
    required: false,
  },
  {
    name: 'solutionInfo',
    label: say('Метка партнёра (X-Solution-Info)', 'Partner label (X-Solution-Info)'),
    type: 'text',
    required: false,
  },
  {
    name: 'apiUrl',
    label: say('Адрес API', 'API address'),
    type: 'url',
    required: true,
    default: 'https://diadoc-api.kontur.ru',
  },
  {
    name: 'identityUrl',
    label: say('Адрес сервера входа', 'Sign-in server’s address'),
    type: 'url',
    required: true,
    default: 'https://identity.kontur.ru',
  },
  {
    name: 'webUrl',
    label: say('Адрес веб-версии', 'Web address'),
    type: 'url',
    required: true,
    default: 'https://diadoc.kontur.ru',
  },
]
