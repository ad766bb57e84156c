import type { Theme } from '#components/i18n/cookies.ts'
import type { Locale } from '#lib/sentence.ts'
import type { SectionName } from './sections.ts'

/** What the frame around every page shows. */
export type Chrome = {
  user: { name: string; email: string; roleName: string }
  portals: { id: number; domain: string }[]
  portalId: number | null
  locale: Locale
  theme: Theme
  allowed: SectionName[]
  collapsed: boolean
  /** Keeps the language with the account, for the next browser. */
  saveLocale: (locale: Locale) => Promise<void>
}
