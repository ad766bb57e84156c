/** The languages in which the product speaks. */
export const locales = ['ru', 'en'] as const
export type Locale = (typeof locales)[number]

/**
 * One thing said in every language of the product. Texts that the core or an adapter owns travel as a
 * Sentence, so that the reader's language is chosen where they are shown and not where they are made.
 */
export type Sentence = Readonly<Record<Locale, string>>

/** Builds a Sentence from both wordings. */
export const say = (ru: string, en: string): Sentence => ({ ru, en })
