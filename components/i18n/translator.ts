import { createFormatter, createTranslator } from 'use-intl/core'
import type { Locale } from '#lib/sentence.ts'
import { type Messages, messagesIn } from './messages.ts'

/** Texts for server components: `getTranslator(locale, 'envelope')('title')`. */
export function getTranslator<N extends keyof Messages & string>(locale: Locale, namespace: N) {
  const messages: Messages = messagesIn(locale)
  return createTranslator<Messages, N>({
    locale,
    messages,
    namespace: namespace as Parameters<typeof createTranslator<Messages, N>>[0]['namespace'] & N,
  })
}

/** Dates, numbers and lists for server components. */
export const getFormatter = (locale: Locale, timeZone: string) => createFormatter({ locale, timeZone })
