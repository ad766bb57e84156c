'use client'
import { type ReactNode, useMemo } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import type { Locale } from '#lib/sentence.ts'
import type { Messages } from './messages.ts'

/** Gives texts and formats in the reader's language to client components: `useTranslations('envelope')`. */
export function I18nProvider(props: {
  locale: Locale
  messages: Partial<Messages>
  timeZone: string
  /** The server's moment, so that both sides write the same "5 minutes ago" at first. */
  now: Date
  children: ReactNode
}) {
  return (
    <IntlProvider
      locale={props.locale}
      messages={props.messages as Messages}
      timeZone={props.timeZone}
      now={props.now}
    >
      {props.children}
    </IntlProvider>
  )
}

/** Adds texts to those that are given around it. */
export function AddedTexts({ messages, children }: { messages: Partial<Messages>; children: ReactNode }) {
  const locale = useLocale()
  const given = useMessages()
  const all = useMemo(() => ({ ...given, ...messages }), [given, messages])
  return (
    <IntlProvider locale={locale} messages={all}>
      {children}
    </IntlProvider>
  )
}
