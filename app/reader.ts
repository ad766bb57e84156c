import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { choiceCookies, type Theme, themes } from '#components/i18n/cookies.ts'
import { type Locale, locales } from '#lib/sentence.ts'
import { currentUser } from './user.ts'

export type Reader = { locale: Locale; theme: Theme; timeZone: string; timeZoneKnown: string | null }

/** How this reader wants to be spoken to: the account's choice, this browser's, the portal's language, the browser's. */
export const readReader = cache(async (): Promise<Reader> => {
  const jar = await cookies()
  const user = await currentUser().catch(() => null)
  const asked = [user?.locale, jar.get(choiceCookies.locale)?.value, user?.portal?.language]
  const theme = jar.get(choiceCookies.theme)?.value
  const timeZone = knownTimeZone(jar.get(choiceCookies.timeZone)?.value)
  return {
    locale: asked.map(knownLocale).find(Boolean) ?? (await browserLocale()),
    theme: themes.find((one) => one === theme) ?? 'system',
    timeZone: timeZone ?? user?.portal?.timeZone ?? 'Europe/Moscow',
    timeZoneKnown: timeZone,
  }
})

const knownLocale = (given: string | null | undefined): Locale | undefined =>
  locales.find((one) => one === given)

/** Whoever does not ask for English first reads Russian. */
async function browserLocale(): Promise<Locale> {
  const asked = (await headers()).get('accept-language') ?? ''
  return /^\s*en\b/i.test(asked) ? 'en' : 'ru'
}

function knownTimeZone(given: string | undefined): string | null {
  if (!given) return null
  try {
    const timeZone = decodeURIComponent(given)
    new Intl.DateTimeFormat('en', { timeZone })
    return timeZone
  } catch {
    return null
  }
}
