import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { newId, type Office } from './office.ts'
import { refuse } from './refusal.ts'
import type { Employee, Organisation } from './world.ts'

/** What a token says. Tokens carry it themselves, so a reset of the lab does not orphan its clients. */
type Claims = { kind: 'access' | 'refresh' | 'legacy'; login: string; expiresMs: number; id: string }

/** Life of a legacy token: a day. */
const legacyLifeMs = 24 * 60 * 60 * 1000
/** Life of a refresh token that nobody uses. */
const refreshLifeMs = 30 * legacyLifeMs
const spentKept = 5000

/** What an outside client has to know; the same after restarts. */
export const clientOf = (office: Office) => ({
  clientId: 'inkroute-lab',
  clientSecret: office.context.secret('oidc-client'),
  developerKey: `inkroute-lab-${office.context.secret('developer-key').slice(0, 16)}`,
  password: office.context.secret('password').slice(0, 12),
})

const macOf = (office: Office, payload: string): Buffer =>
  createHmac('sha256', office.context.secret('tokens')).update(payload).digest()

const mint = (office: Office, kind: Claims['kind'], login: string, lifeMs: number): string => {
  const expiresMs = office.context.clock.now().getTime() + lifeMs
  const claims: Claims = { kind, login, expiresMs, id: newId() }
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return `${payload}.${macOf(office, payload).toString('base64url')}`
}

const read = (office: Office, token: string, kind: Claims['kind']): Claims | undefined => {
  const [payload = '', mac = ''] = token.split('.')
  const given = Buffer.from(mac, 'base64url')
  const wanted = macOf(office, payload)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
  const claims: Claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const alive = claims.expiresMs > office.context.clock.now().getTime()
  return claims.kind === kind && alive ? claims : undefined
}

/** A first refresh token for a user, as a person gets it in the cabinet. */
export const firstRefreshToken = (office: Office, login: string): string =>
  mint(office, 'refresh', login, refreshLifeMs)

/** A legacy token. */
export const legacyToken = (office: Office, login: string): string =>
  mint(office, 'legacy', login, legacyLifeMs)

/** Uses a refresh token up; undefined when it is spoilt, expired or already used. */
export const spendRefreshToken = (office: Office, token: string): string | undefined => {
  const claims = read(office, token, 'refresh')
  const world = office.world()
  if (!claims || world.spentRefreshTokens.includes(claims.id)) return undefined
  world.spentRefreshTokens = [...world.spentRefreshTokens.slice(-spentKept), claims.id]
  office.context.touched()
  return claims.login
}

/** The answer of the token endpoint. */
export const tokenAnswer = (office: Office, login: string, scope: string) => {
  const lifeSeconds = office.world().settings.tokenLifeSeconds
  return {
    access_token: mint(office, 'access', login, lifeSeconds * 1000),
    token_type: 'Bearer',
    expires_in: lifeSeconds,
    refresh_token: firstRefreshToken(office, login),
    scope,
  }
}

/** The user behind a call and the organisations whose boxes are open to them. */
export type Account = { employee: Employee; organisation: Organisation; token: string }

const unauthorized = () => refuse(401, 'Authorization header is missing or contains incorrect data')

const tokenIn = (office: Office, header: string): Claims | undefined => {
  const bearer = /^Bearer\s+(\S+)$/i.exec(header)?.[1]
  if (bearer) return read(office, bearer, 'access')
  if (!/^DiadocAuth\s/i.test(header)) return undefined
  const part = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(header)?.[1] ?? ''
  if (part('ddauth_api_client_id') !== clientOf(office).developerKey) return undefined
  return read(office, part('ddauth_token'), 'legacy')
}

/** The account of a call; 401 in plain text when the token does not hold. */
export const accountOf = (office: Office, header: string | undefined): Account => {
  const claims = tokenIn(office, header ?? '')
  if (!claims || office.world().rejectedAccessTokens.includes(claims.id)) throw unauthorized()
  for (const organisation of office.world().organisations) {
    const employee = organisation.employees.find(({ login }) => login === claims.login)
    if (employee) return { employee, organisation, token: claims.id }
  }
  throw unauthorized()
}

/** Makes a token stop working at once, as an administrator's revocation does. */
export const rejectToken = (office: Office, account: Account): never => {
  const world = office.world()
  world.rejectedAccessTokens = [...world.rejectedAccessTokens.slice(-spentKept), account.token]
  office.context.touched()
  throw unauthorized()
}

/** True when these are the login and password of a user. */
export const passwordFits = (office: Office, login: string, password: string): boolean =>
  password === clientOf(office).password &&
  office.world().organisations.some(({ employees }) => employees.some((one) => one.login === login))

/** A short code for a person to type. */
export const userCode = (): string => randomBytes(4).toString('hex').toUpperCase()
