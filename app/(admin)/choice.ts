'use server'
import { eq } from 'drizzle-orm'
import { requireUser } from '#app/user.ts'
import { web } from '#app/web.ts'
import { account } from '#lib/db/schema/access.ts'
import { type Locale, locales } from '#lib/sentence.ts'

/** Keeps the language with the account. */
export async function saveLocale(locale: Locale): Promise<void> {
  const user = await requireUser()
  if (!locales.includes(locale)) return
  await web().db.update(account).set({ locale }).where(eq(account.id, user.userId))
}
