import type { Locale } from '#lib/sentence.ts'

/** Texts of one feature in one language; nested names group them. ICU message syntax. */
export type MessageTree = { readonly [name: string]: string | MessageTree }

type SameNames<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameNames<T[K]> }

/** One feature's texts. A text that one of the languages lacks does not compile. */
export const defineMessages = <T extends MessageTree>(given: {
  ru: T
  en: SameNames<NoInfer<T>>
}): Record<Locale, SameNames<T>> => given as Record<Locale, SameNames<T>>
