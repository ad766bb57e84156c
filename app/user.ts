import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { choiceCookies } from '#components/i18n/cookies.ts'
import { type Action, may } from '#lib/auth/permission.ts'
import { type CurrentUser, readUser } from '#lib/auth/session.ts'
import { web } from './web.ts'

/** Who asks, read once per request; null when nobody is signed in. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const { env, db } = web()
  const chosen = Number((await cookies()).get(choiceCookies.portal)?.value)
  const given = { db, secret: env.AUTH_SECRET, publicUrl: env.PUBLIC_URL }
  return readUser(given, await headers(), Number.isInteger(chosen) && chosen > 0 ? chosen : null)
})

/** The signed-in person; sends everybody else to the sign-in page. */
export async function requireUser(): Promise<CurrentUser> {
  const user = await currentUser()
  if (!user) redirect('/sign-in')
  return user
}

/** The signed-in person with this right in the open portal; sends others to a page that says so. */
export async function requireRight(action: Action): Promise<CurrentUser> {
  const user = await requireUser()
  if (!may(user.role, action)) redirect('/no-access')
  return user
}
