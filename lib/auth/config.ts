import type { AuthConfig } from '@auth/core'
import { CredentialsSignin } from '@auth/core/errors'
import Credentials from '@auth/core/providers/credentials'
import type { Database } from '#lib/db/client.ts'
import { isFailure } from '#lib/failure.ts'
import { accountByPassword, emailSchema, welcome, welcomeSchema } from './account.ts'
import type { Tries } from './tries.ts'

/** What signing in needs from the process. */
export type AuthGiven = {
  db: Database
  /** Signs and encrypts the session cookie. */
  secret: string
  publicUrl: string
  tries: Tries
  now(): Date
  /** Hears of trouble that is ours; wrong passwords are not. */
  report(error: Error): void
}

/** Where @auth/core is mounted. */
export const authPath = '/api/auth'

/** Cookies are `Secure` with their own prefix as soon as the product is served by https. */
export const secureCookies = (publicUrl: string): boolean => publicUrl.startsWith('https://')

const sessionDays = 14

/** Tells the browser which of our reasons it was; the words are the page's. */
class Denied extends CredentialsSignin {
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/**
 * Everything that @auth/core is told. Sessions are signed cookies that hold the account's id and the moment of
 * signing in, nothing else: names and roles are read from the database at each request.
 */
export function authConfig(given: AuthGiven): AuthConfig {
  return {
    secret: given.secret,
    basePath: authPath,
    trustHost: true,
    useSecureCookies: secureCookies(given.publicUrl),
    session: { strategy: 'jwt', maxAge: sessionDays * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [byPassword(given), byOneTimeLink(given)],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id ?? '', signedInAt: given.now().getTime() } : token),
      session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub ?? '' } }),
    },
    logger: {
      error: (error) => (error instanceof CredentialsSignin ? undefined : given.report(error)),
      warn: () => {},
      debug: () => {},
    },
  }
}

const byPassword = (given: AuthGiven) =>
  Credentials({
    id: 'password',
    credentials: { email: {}, password: {} },
    async authorize(credentials, request) {
      const email = emailSchema.safeParse(credentials.email)
      const password = typeof credentials.password === 'string' ? credentials.password.slice(0, 1000) : ''
      const keys = [`account:${email.data ?? ''}`, `address:${addressOf(request)}`]
      if (given.tries.waitSeconds(keys, given.now().getTime()) > 0) throw new Denied('too-many-tries')
      const id = email.success ? await accountByPassword(given.db, email.data, password) : null
      if (!id) {
        given.tries.failed(keys, given.now().getTime())
        throw new Denied('wrong-password')
      }
      given.tries.succeeded(keys.slice(0, 1))
      return { id }
    },
  })

const byOneTimeLink = (given: AuthGiven) =>
  Credentials({
    id: 'one-time-link',
    credentials: { token: {}, name: {}, email: {}, password: {} },
    async authorize(credentials, request) {
      const keys = [`address:${addressOf(request)}`]
      if (given.tries.waitSeconds(keys, given.now().getTime()) > 0) throw new Denied('too-many-tries')
      const filled = welcomeSchema.safeParse(credentials)
      if (!filled.success) throw new Denied('wrong-form')
      try {
        return { id: await welcome(given.db, filled.data, given.now()) }
      } catch (error) {
        if (!isFailure(error)) throw error
        given.tries.failed(keys, given.now().getTime())
        throw new Denied(error.code)
      }
    },
  })

/** The browser's address as the nearest proxy tells it. */
const addressOf = (request: Request): string =>
  request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'
