import type { ReactNode } from 'react'
import type { Locale } from '#lib/sentence.ts'
import { messagesOf, type Namespace } from './messages.ts'
import { AddedTexts } from './provider.tsx'

/** Sends the browser the texts that the client components inside read; those of the frames around are there already. */
export function Texts(props: { locale: Locale; of: readonly Namespace[]; children: ReactNode }) {
  return <AddedTexts messages={messagesOf(props.locale, props.of)}>{props.children}</AddedTexts>
}
