import { createHmac, randomBytes } from 'node:crypto'
import type { Portal } from './portal.ts'
import { unixSeconds } from './portal-time.ts'

/** access and refresh tokens, and the code of the authorisation page. */
export type TokenKind = 'access' | 'refresh' | 'code'

export type Grant = { userId: number; expires: number; generation: number; kind: TokenKind }

const marks: Record<TokenKind, string> = { access: '0', refresh: '1', code: '2' }
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')
const refreshLifeSeconds = 180 * 24 * 3600
const codeLifeSeconds = 30

const seal = (portal: Portal, text: string): string =>
  createHmac('sha256', portal.context.secret('token-seal')).update(text).digest('hex').slice(0, 24)

const make = (portal: Portal, kind: TokenKind, userId: number, expires: number): string => {
  const { generation } = portal.world().application
  const text = `${hex(expires, 8)}${hex(generation, 6)}${hex(userId, 8)}${marks[kind]}${randomBytes(8).toString('hex')}`
  return text + seal(portal, text)
}

/**
 * Reads a token that this portal made; undefined for foreign and forged ones. Expiry and revocation are the
 * caller's to judge. Tokens carry their facts, so that the state does not grow with every handler called.
 */
export const readToken = (portal: Portal, token: string): Grant | undefined => {
  const match = /^([0-9a-f]{8})([0-9a-f]{6})([0-9a-f]{8})([012])[0-9a-f]{16}([0-9a-f]{24})$/.exec(token)
  if (!match || seal(portal, token.slice(0, -24)) !== match[5]) return undefined
  const kind = (['access', 'refresh', 'code'] as const)[Number(match[4])]
  if (!kind) return undefined
  return {
    kind,
    expires: Number.parseInt(match[1] ?? '', 16),
    generation: Number.parseInt(match[2] ?? '', 16),
    userId: Number.parseInt(match[3] ?? '', 16),
  }
}

/** A pair of tokens for a user; seconds. */
export type TokenPair = { accessToken: string; refreshToken: string; expires: number; expiresIn: number }

export const issueTokens = (portal: Portal, userId: number): TokenPair => {
  const now = unixSeconds(portal.now())
  const expiresIn = portal.world().settings.tokenLifeSeconds
  return {
    accessToken: make(portal, 'access', userId, now + expiresIn),
    refreshToken: make(portal, 'refresh', userId, now + refreshLifeSeconds),
    expires: now + expiresIn,
    expiresIn,
  }
}

/** The one-time code of the authorisation page. */
export const issueCode = (portal: Portal, userId: number): string =>
  make(portal, 'code', userId, unixSeconds(portal.now()) + codeLifeSeconds)

/** Whether a token's time is over: by the clock, or because a fault switch said so. */
export const isExpired = (portal: Portal, token: string, grant: Grant): boolean =>
  grant.expires <= unixSeconds(portal.now()) || portal.world().application.expiredTokens[token] !== undefined

/** Whether a token died with an uninstallation or by the control API. */
export const isRevoked = (portal: Portal, grant: Grant): boolean =>
  grant.generation !== portal.world().application.generation

/** Seals a link's payload, so that a download or upload address cannot be made up. */
export const sealLink = (portal: Portal, payload: string): string => {
  const text = Buffer.from(payload).toString('base64url')
  return `${text}.${seal(portal, `link:${text}`)}`
}

/** The payload of a sealed link; undefined when it was tampered with. */
export const openLink = (portal: Portal, token: string): string | undefined => {
  const [text = '', mark] = token.split('.')
  return mark === seal(portal, `link:${text}`) ? Buffer.from(text, 'base64url').toString('utf8') : undefined
}
