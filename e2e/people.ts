import { createHash, randomBytes } from 'node:crypto'
import { type Browser, request } from '@playwright/test'
import { withDatabase } from './database.ts'

/** Cookies as Playwright stores them. */
export type SignedIn = Exclude<
  NonNullable<Parameters<Browser['newContext']>[0]>['storageState'],
  string | undefined
>

export type Role = 'owner' | 'admin' | 'manager' | 'approver' | 'auditor'

export const password = 'a quiet river of 9 stones'

/** An invitation as an owner would make it; answers its path. */
export async function invitation(databaseUrl: string, role: Role, email: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(token).digest('base64url')
  await withDatabase(databaseUrl, async (sql) => {
    const [portal] = await sql`select id from portal order by id limit 1`
    const data = { portalId: String(portal?.id), role, email }
    await sql`insert into one_time_token (token_hash, purpose, data, expires_at)
      values (${tokenHash}, 'invite', ${sql.json(data)}, now() + interval '1 day')`
  })
  return `/welcome?token=${token}`
}

/** Makes a person with this role and answers the cookies of their session. */
export async function personWith(
  role: Role,
  stack: { url: string; databaseUrl: string },
): Promise<{ email: string; state: SignedIn }> {
  const email = `${role}.${randomBytes(4).toString('hex')}@example.com`
  const path = await invitation(stack.databaseUrl, role, email)
  const browser = await request.newContext({ baseURL: stack.url })
  const { csrfToken } = await (await browser.get('/api/auth/csrf')).json()
  const answer = await browser.post('/api/auth/callback/one-time-link', {
    headers: { 'x-auth-return-redirect': '1' },
    form: {
      name: 'Анна Администратор',
      email,
      password,
      token: path.split('token=')[1] ?? '',
      csrfToken,
      callbackUrl: stack.url,
    },
  })
  if (!answer.ok() || (await answer.text()).includes('error')) throw new Error(`No account for ${role}.`)
  const state = await browser.storageState()
  await browser.dispose()
  return { email, state }
}
