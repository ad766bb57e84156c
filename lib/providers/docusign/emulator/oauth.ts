import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { consentPage } from './consent-page.ts'
import { type Assertion, isSignedBy, parseAssertion } from './jwt.ts'
import { problem } from './problem.ts'
import type { Grant, User } from './state.ts'
import { newSecret, sha256, type World } from './world.ts'

const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const codeTokenSeconds = 28_800
const refreshTokenDays = 30
const codeSeconds = 120
/** Tolerated difference of clocks, and the longest life of an assertion taken here. */
const skewSeconds = 300
const longestAssertionSeconds = 7_200

class OauthProblem extends Error {
  readonly error: string
  readonly description: string | undefined
  constructor(error: string, description?: string) {
    super(error)
    this.error = error
    this.description = description
  }
}

/** Audiences that an assertion may carry: the host without scheme, or the whole mount without scheme. */
export function audiences(world: World): string[] {
  const base = new URL(world.context.baseUrl)
  return [base.host, `${base.host}${base.pathname.replace(/\/$/, '')}`]
}

/** POST /oauth/token: JWT bearer, authorization code, refresh. https://developers.docusign.com/platform/auth/ */
export function token(world: World, request: EmulatorRequest): EmulatorResponse {
  const form = new URLSearchParams(new TextDecoder().decode(request.body))
  try {
    return { status: 200, headers: { 'cache-control': 'no-store' }, body: granted(world, request, form) }
  } catch (error) {
    if (!(error instanceof OauthProblem)) throw error
    const { description } = error
    return {
      status: 400,
      body: { error: error.error, ...(description ? { error_description: description } : {}) },
    }
  }
}

function granted(world: World, request: EmulatorRequest, form: URLSearchParams): object {
  const kind = form.get('grant_type')
  if (kind === jwtGrant) return byAssertion(world, form.get('assertion') ?? '')
  if (kind !== 'authorization_code' && kind !== 'refresh_token')
    throw new OauthProblem('unsupported_grant_type')
  checkClient(world, request)
  const state = world.state()
  const store = kind === 'refresh_token' ? state.refreshTokens : state.codes
  const key = sha256(form.get(kind === 'refresh_token' ? 'refresh_token' : 'code') ?? '')
  const grant = store[key]
  // One use: a refresh token is rotated, a code is spent.
  delete store[key]
  world.context.touched()
  if (!grant || new Date(grant.expiresAt) <= world.now()) {
    throw new OauthProblem(
      'invalid_grant',
      kind === 'refresh_token' ? 'expired_client_token' : 'unauthorized_client',
    )
  }
  return withRefresh(world, grant)
}

function byAssertion(world: World, compact: string): object {
  const { integration, users, consents, settings } = world.state()
  const assertion = parseAssertion(compact)
  if (!assertion) throw new OauthProblem('invalid_grant', 'no_valid_keys_or_signatures')
  if (assertion.claims.iss !== integration.clientId)
    throw new OauthProblem('invalid_grant', 'issuer_not_found')
  const keys = [world.context.keyPair('docusign-integration').publicKeyPem, ...integration.extraKeys]
  if (!isSignedBy(assertion, keys)) throw new OauthProblem('invalid_grant', 'no_valid_keys_or_signatures')
  checkTimesAndAudience(world, assertion)
  const user = users.find((one) => one.userId === assertion.claims.sub)
  if (!user) throw new OauthProblem('invalid_grant', 'user_not_found')
  const scope = String(assertion.claims.scope ?? '')
  // 'impersonation' may be left out: it was consented to, and the vendor's own samples ask for 'signature' only.
  if (
    !scope.split(' ').includes('signature') ||
    !consents.includes(`${integration.clientId} ${user.userId}`)
  ) {
    throw new OauthProblem('consent_required')
  }
  return issue(
    world,
    { userId: user.userId, clientId: integration.clientId, scope },
    settings.accessTokenSeconds,
  )
}

function checkTimesAndAudience(world: World, { claims }: Assertion): void {
  const now = Math.floor(world.now().getTime() / 1_000)
  const { iat, exp, aud } = claims
  if (typeof aud !== 'string' || !audiences(world).includes(aud)) {
    throw new OauthProblem('invalid_grant', 'invalid_audience')
  }
  if (typeof exp !== 'number' || exp + skewSeconds < now) throw new OauthProblem('invalid_grant', 'expired')
  const born = typeof iat === 'number' ? iat : now
  if (born > now + skewSeconds || exp - born > longestAssertionSeconds) {
    throw new OauthProblem('invalid_grant', 'invalid_lifetime')
  }
}

function checkClient(world: World, request: EmulatorRequest): void {
  const [scheme, value] = (request.headers.authorization ?? '').split(' ')
  const given = scheme?.toLowerCase() === 'basic' ? Buffer.from(value ?? '', 'base64').toString('utf8') : ''
  const { clientId } = world.state().integration
  if (given !== `${clientId}:${world.context.secret('docusign-client-secret')}`) {
    throw new OauthProblem('unauthorized_client')
  }
}

function issue(world: World, grant: Omit<Grant, 'expiresAt'>, seconds: number): object {
  const accessToken = `lab.${newSecret()}`
  const { tokens } = world.state()
  for (const [key, held] of Object.entries(tokens)) {
    if (new Date(held.expiresAt) <= world.now()) delete tokens[key]
  }
  tokens[sha256(accessToken)] = { ...grant, expiresAt: later(world, seconds) }
  world.context.touched()
  return { access_token: accessToken, token_type: 'Bearer', expires_in: seconds, scope: grant.scope }
}

function withRefresh(world: World, grant: Grant): object {
  const { expiresAt: _spent, ...kept } = grant
  const refreshToken = newSecret()
  world.state().refreshTokens[sha256(refreshToken)] = {
    ...kept,
    expiresAt: later(world, refreshTokenDays * 86_400),
  }
  return { ...issue(world, kept, codeTokenSeconds), refresh_token: refreshToken }
}

const later = (world: World, seconds: number): string =>
  new Date(world.now().getTime() + seconds * 1_000).toISOString()

/** GET /oauth/userinfo. */
export function userInfo(world: World, request: EmulatorRequest): EmulatorResponse {
  const user = bearer(world, request)
  const { account } = world.state()
  const [given = '', ...family] = user.name.split(' ')
  return {
    status: 200,
    body: {
      sub: user.userId,
      name: user.name,
      given_name: given,
      family_name: family.join(' '),
      created: user.createdAt,
      email: user.email,
      accounts: [
        {
          account_id: account.accountId,
          is_default: true,
          account_name: account.name,
          base_uri: world.context.baseUrl,
        },
      ],
    },
  }
}

/** The user of the bearer token; an armed 'expire-token' fault kills the token first. */
export function bearer(world: World, request: EmulatorRequest): User {
  const [scheme, value] = (request.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || !value) throw problem('AUTHORIZATION_INVALID_TOKEN')
  const { tokens, users } = world.state()
  const key = sha256(value)
  if (world.context.faults.take('expire-token', `${request.method} ${request.path}`)) delete tokens[key]
  const grant = tokens[key]
  const user = grant && new Date(grant.expiresAt) > world.now() ? grant.userId : undefined
  const found = users.find((one) => one.userId === user)
  if (!found) throw problem('AUTHORIZATION_INVALID_TOKEN')
  return found
}

/** GET and POST /oauth/auth: the consent page, then back to the client with a code. */
export function authorise(world: World, request: EmulatorRequest): EmulatorResponse {
  const form = request.method === 'POST' ? new URLSearchParams(new TextDecoder().decode(request.body)) : null
  const asked = form ?? request.query
  const { integration, users, consents, codes } = world.state()
  const redirectUri = asked.get('redirect_uri') ?? ''
  const wrong =
    asked.get('client_id') !== integration.clientId
      ? 'client_id'
      : URL.canParse(redirectUri)
        ? ''
        : 'redirect_uri'
  if (wrong) return { status: 400, headers: html, body: consentPage({ wrong }) }
  if (!form)
    return {
      status: 200,
      headers: html,
      body: consentPage({ asked, users, account: world.state().account.name }),
    }
  const back = new URL(redirectUri)
  const state = asked.get('state')
  if (state) back.searchParams.set('state', state)
  const user = users.find((one) => one.userId === form.get('user')) ?? users[0]
  if (form.get('answer') !== 'allow' || !user) {
    back.searchParams.set('error', 'access_denied')
    return { status: 302, headers: { location: back.toString() }, body: '' }
  }
  const consent = `${integration.clientId} ${user.userId}`
  if (!consents.includes(consent)) consents.push(consent)
  const code = newSecret()
  const scope = asked.get('scope') ?? 'signature'
  codes[sha256(code)] = {
    userId: user.userId,
    clientId: integration.clientId,
    scope,
    expiresAt: later(world, codeSeconds),
    redirectUri,
  }
  back.searchParams.set('code', code)
  world.context.touched()
  return { status: 302, headers: { location: back.toString() }, body: '' }
}

const html = { 'content-type': 'text/html; charset=utf-8' }
