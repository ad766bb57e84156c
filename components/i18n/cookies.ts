/** Names of the cookies that keep a reader's choices; none of them is a secret. */
export const choiceCookies = {
  locale: 'inkroute-locale',
  theme: 'inkroute-theme',
  timeZone: 'inkroute-tz',
  portal: 'inkroute-portal',
  navigation: 'inkroute-nav',
} as const

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Keeps a choice in this browser for a year. */
export function keepChoice(name: keyof typeof choiceCookies, value: string): void {
  const yearSeconds = 31_536_000
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
  document.cookie = `${choiceCookies[name]}=${encodeURIComponent(value)}; path=/; max-age=${yearSeconds}; samesite=lax`
}
