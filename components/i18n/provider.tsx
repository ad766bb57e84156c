'use client'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { Locale } from '#lib/sentence.ts'
import type { Messages } from './messages.ts'

/** Gives texts and formats in the reader's language to client components: `useTranslations('envelope')`. */
export function I18nProvider(props: {
  locale: Locale
  messages: Messages
  timeZone: string
  /** The server's moment, so that both sides write the same "5 minutes ago" at first. */
  now: Date
  children: ReactNode
}) {
  return (
    <IntlProvider locale={props.locale} messages={props.messages} timeZone={props.timeZone} now={props.now}>
      {props.children}
    </IntlProvider>
  )
}
