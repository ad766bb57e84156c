import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { newId, type Office } from './office.ts'
import { clientOf, passwordFits, spendRefreshToken, tokenAnswer, userCode } from './tokens.ts'

const knownScopes = [
  'openid',
  'profile',
  'email',
  'offline_access',
  'Diadoc.PublicAPI',
  'Diadoc.PublicAPI.Staging',
]
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const deviceLifeSeconds = 300
const pollSeconds = 3

const failed = (error: string, status = 400): EmulatorResponse => ({
  status,
  headers: { 'cache-control': 'no-store' },
  body: { error },
})

const clientFits = (office: Office, request: EmulatorRequest, form: URLSearchParams): boolean => {
  const { clientId, clientSecret } = clientOf(office)
  const basic = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const [id, secret] = basic
    ? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
    : [form.get('client_id'), form.get('client_secret')]
  return id === clientId && secret === clientSecret
}

/** The identity server: `/connect/token` and `/connect/deviceauthorization`. Undefined for other paths. */
export const identity = (office: Office, request: EmulatorRequest): EmulatorResponse | undefined => {
  const path = request.path.toLowerCase()
  if (path === '/.well-known/openid-configuration') return { status: 200, body: discovery(office) }
  if (path === '/connect/device') return confirmPage(office, request)
  if (path !== '/connect/token' && path !== '/connect/deviceauthorization') return undefined
  if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } }
  if (!(request.headers['content-type'] ?? '').includes('application/x-www-form-urlencoded'))
    return failed('invalid_request')
  const form = new URLSearchParams(new TextDecoder().decode(request.body))
  if (!clientFits(office, request, form)) return failed('invalid_client')
  const scope = form.get('scope')
  if (scope?.split(' ').some((one) => !knownScopes.includes(one))) return failed('invalid_scope')
  return path === '/connect/token' ? token(office, form) : startDevice(office)
}

const discovery = ({ context }: Office) => ({
  issuer: context.baseUrl,
  token_endpoint: `${context.baseUrl}/connect/token`,
  device_authorization_endpoint: `${context.baseUrl}/connect/deviceauthorization`,
  grant_types_supported: ['refresh_token', deviceGrant],
  scopes_supported: knownScopes,
})

const granted = (office: Office, login: string, form: URLSearchParams): EmulatorResponse => ({
  status: 200,
  headers: { 'cache-control': 'no-store' },
  body: tokenAnswer(
    office,
    login,
    form.get('scope') ?? 'openid profile email offline_access Diadoc.PublicAPI',
  ),
})

const token = (office: Office, form: URLSearchParams): EmulatorResponse => {
  const grant = form.get('grant_type')
  if (grant === 'refresh_token') {
    const login = spendRefreshToken(office, form.get('refresh_token') ?? '')
    return login ? granted(office, login, form) : failed('invalid_grant')
  }
  if (grant === deviceGrant) return pollDevice(office, form)
  return failed(grant === 'client_credentials' ? 'unauthorized_client' : 'unsupported_grant_type')
}

const startDevice = (office: Office): EmulatorResponse => {
  const code = newId()
  const given = userCode()
  const now = office.context.clock.now().getTime()
  office.world().devices[code] = { userCode: given, expiresMs: now + deviceLifeSeconds * 1000, polledMs: 0 }
  office.context.touched()
  const page = `${office.context.baseUrl}/connect/device`
  return {
    status: 200,
    body: {
      device_code: code,
      user_code: given,
      verification_uri: page,
      verification_uri_complete: `${page}?userCode=${given}`,
      interval: pollSeconds,
      expires_in: deviceLifeSeconds,
    },
  }
}

const pollDevice = (office: Office, form: URLSearchParams): EmulatorResponse => {
  const code = form.get('device_code') ?? ''
  const device = office.world().devices[code]
  if (!device) return failed('invalid_grant')
  const now = office.context.clock.now().getTime()
  if (device.expiresMs <= now) return failed('expired_token')
  if (device.denied) return failed('access_denied')
  const early = now - device.polledMs < pollSeconds * 1000
  device.polledMs = now
  if (!device.login) return failed(early ? 'slow_down' : 'authorization_pending')
  delete office.world().devices[code]
  return granted(office, device.login, form)
}

/** The page on which a person lets the device in: its form posts login, password and the code. */
const confirmPage = (office: Office, request: EmulatorRequest): EmulatorResponse => {
  const form =
    request.method === 'POST' ? new URLSearchParams(new TextDecoder().decode(request.body)) : request.query
  const code = form.get('userCode') ?? ''
  const device = Object.values(office.world().devices).find((one) => one.userCode === code)
  if (!device) return { status: 404, body: 'Код не найден' }
  if (request.method !== 'POST')
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page(code) }
  if (form.get('action') === 'deny') {
    device.denied = true
    return { status: 200, body: 'Доступ запрещён' }
  }
  const login = form.get('login') ?? ''
  if (!passwordFits(office, login, form.get('password') ?? ''))
    return { status: 403, body: 'Неверный логин или пароль' }
  device.login = login
  office.context.touched()
  return { status: 200, body: 'Доступ разрешён' }
}

const page = (code: string): string =>
  `<!doctype html><title>Контур</title><form method="post"><input type="hidden" name="userCode" value="${code.replace(/[^0-9A-F]/g, '')}">` +
  '<label>Логин <input name="login"></label> <label>Пароль <input name="password" type="password"></label> <button>Разрешить</button></form>'
