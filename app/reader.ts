import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { choiceCookies, type Theme, themes } from '#components/i18n/cookies.ts'
import { type Locale, locales } from '#lib/sentence.ts'

export type Reader = { locale: Locale; theme: Theme; timeZone: string; timeZoneKnown: string | null }

/**
 * How this reader wants to be spoken to. The cookie holds the choice (signing in copies the account's); before any
 * choice Russian speakers and everybody whose browser does not ask for English read Russian.
 */
export const readReader = cache(async (): Promise<Reader> => {
  const jar = await cookies()
  const locale = jar.get(choiceCookies.locale)?.value
  const theme = jar.get(choiceCookies.theme)?.value
  const timeZone = knownTimeZone(jar.get(choiceCookies.timeZone)?.value)
  return {
    locale: locales.find((one) => one === locale) ?? (await askedLocale()),
    theme: themes.find((one) => one === theme) ?? 'system',
    timeZone: timeZone ?? 'Europe/Moscow',
    timeZoneKnown: timeZone,
  }
})

async function askedLocale(): Promise<Locale> {
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
