import { Auth } from '@auth/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account, accountPassword, membership } from '#lib/db/schema/access.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { openTestDatabase, type TestDatabase } from '#lib/launch/test-database.ts'
import { accountByPassword, welcome } from './account.ts'
import { type AuthGiven, authConfig } from './config.ts'
import { handleAuth } from './handle.ts'
import { changeMember, invite } from './member.ts'
import { issueToken } from './one-time-token.ts'
import { readUser } from './session.ts'
import { createTries } from './tries.ts'

const publicUrl = 'http://ink.example:8080'
const secret = 'a secret of thirty-two characters or more'
const password = 'correct horse battery'
const day = 86_400_000

describe('signing in', () => {
  let test: TestDatabase
  let given: AuthGiven
  let portalId: number

  beforeAll(async () => {
    test = await openTestDatabase()
    given = {
      db: test.db,
      secret,
      publicUrl,
      tries: createTries({ account: 3, address: 1000 }, day),
      now: () => new Date(),
      report: (error) => {
        throw error
      },
    }
    const row = { memberId: 'm1', domain: 'one.example', clientEndpoint: 'https://one.example/rest/' }
    const [made] = await test.db.insert(portal).values(row).returning({ id: portal.id })
    portalId = made?.id ?? 0
  })
  afterAll(async () => {
    await test.close()
  })

  const token = (purpose: 'owner' | 'invite', data = {}) =>
    issueToken(test.db, { purpose, data, expiresAt: new Date(Date.now() + day) })
  const person = (name: string) => ({ name, email: `${name}@example.com`, password })

  /** What the browser does: fetch the form's token, post the form, keep the cookies. */
  async function signIn(way: string, fields: Record<string, string>) {
    // As the framework in front hands it over: its own local address.
    const at = (path: string) => `http://localhost:3000/api/auth/${path}`
    const first = await handleAuth(given, new Request(at('csrf')))
    const { csrfToken } = (await first.json()) as { csrfToken: string }
    const cookie = first.headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; ')
    const answer = await handleAuth(
      given,
      new Request(at(`callback/${way}`), {
        method: 'POST',
        headers: {
          cookie,
          'x-auth-return-redirect': '1',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ ...fields, csrfToken, callbackUrl: publicUrl }),
      }),
    )
    const { url } = (await answer.json()) as { url: string }
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '')
    return { url, session: cookies.find((one) => one.startsWith('authjs.session-token=')) ?? '' }
  }
  const userOf = (cookie: string) =>
    readUser({ db: test.db, secret, publicUrl }, new Headers({ cookie }), null)

  it('lets the first owner in by the link, once', async () => {
    const link = await token('owner')
    const { url, session } = await signIn('one-time-link', { ...person('olga'), token: link })
    expect(url).toBe(publicUrl)
    expect(await userOf(session)).toMatchObject({
      name: 'olga',
      role: 'owner',
      portalId,
      memberships: [{ portalId: null }],
    })
    await expect(welcome(test.db, { ...person('eve'), token: link }, new Date())).rejects.toThrow(
      'link-is-over',
    )
  })

  it('takes the right password, refuses a wrong one and stops guessing', async () => {
    expect((await signIn('password', { email: 'OLGA@example.com', password })).session).not.toBe('')
    for (let attempt = 0; attempt < 3; attempt++) {
      const { url, session } = await signIn('password', { email: 'olga@example.com', password: 'no' })
      expect(new URL(url).searchParams.get('code')).toBe('wrong-password')
      expect(session).toBe('')
    }
    const { url } = await signIn('password', { email: 'olga@example.com', password })
    expect(new URL(url).searchParams.get('code')).toBe('too-many-tries')
  })

  it('forgets a taken role at the next request', async () => {
    const path = await invite(test.db, { portalId, role: 'manager', email: 'max@example.com' }, new Date())
    const link = new URL(path, publicUrl).searchParams.get('token') ?? ''
    const { session } = await signIn('one-time-link', { ...person('max'), token: link })
    const max = await userOf(session)
    expect(max).toMatchObject({ role: 'manager', portalId })
    const [row] = await test.db
      .select()
      .from(membership)
      .where(eq(membership.accountId, max?.userId ?? ''))
    const change = { membershipId: row?.id ?? 0, portalId, ofInstallation: false, mayOwners: false }
    await changeMember(test.db, { ...change, role: null })
    expect(await userOf(session)).toMatchObject({ role: null, portalId: null })
    await test.db.update(account).set({ disabledAt: new Date() }).where(eq(account.email, 'max@example.com'))
    expect(await userOf(session)).toBeNull()
    expect(await accountByPassword(test.db, 'max@example.com', password)).toBeNull()
  })

  it('never leaves the installation without an owner', async () => {
    const [owner] = await test.db.select().from(membership).where(eq(membership.role, 'owner'))
    const change = { membershipId: owner?.id ?? 0, portalId, ofInstallation: true, role: null }
    await expect(changeMember(test.db, { ...change, mayOwners: true })).rejects.toThrow('last-owner')
    await expect(changeMember(test.db, { ...change, mayOwners: false })).rejects.toThrow('owners-only')
  })

  it('tells the browser nothing but the id, and the database nothing but a hash', async () => {
    const { session } = await signIn('one-time-link', { ...person('ann'), token: await token('owner') })
    const request = new Request(`${publicUrl}/api/auth/session`, { headers: { cookie: session } })
    const told = (await (await Auth(request, authConfig(given))).json()) as { user: object }
    expect(Object.keys(told).sort()).toEqual(['expires', 'user'])
    expect(Object.keys(told.user)).toEqual(['id'])
    const hashes = await test.db.select({ hash: accountPassword.hash }).from(accountPassword)
    expect(hashes.every(({ hash }) => hash.startsWith('$argon2id$'))).toBe(true)
  })

  it('takes no cookie signed with another secret', async () => {
    const { session } = await signIn('one-time-link', { ...person('kim'), token: await token('owner') })
    const other = { db: test.db, secret: 'another secret of thirty-two characters', publicUrl }
    expect(await readUser(other, new Headers({ cookie: session }), null)).toBeNull()
    expect(await userOf('authjs.session-token=forged')).toBeNull()
  })
})
