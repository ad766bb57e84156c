'use client'
import { Languages, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { signOut } from '#components/access/sign-in.ts'
import { keepChoice, type Theme, themes } from '#components/i18n/cookies.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx'
import { type Locale, locales } from '#lib/sentence.ts'
import type { Chrome } from './chrome.ts'

const themeIcons = { system: Monitor, light: Sun, dark: Moon }
/** Every language by its own name, so that one finds home from any other. */
const languageNames: Record<Locale, string> = { ru: 'Русский', en: 'English' }

/** Language, theme and the way out; open as soon as it is there. */
export default function OpenAccountMenu({ chrome, children }: { chrome: Chrome; children: ReactNode }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const choose = async (locale: Locale) => {
    keepChoice('locale', locale)
    await chrome.saveLocale(locale)
    router.refresh()
  }
  const paint = (theme: Theme) => {
    keepChoice('theme', theme)
    document.documentElement.dataset.theme = theme
    router.refresh()
  }
  const leave = async () => {
    await signOut()
    location.assign('/sign-in')
  }
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="w-60">
        <p className="truncate px-2 py-1.5 text-ink-faint text-xs">{chrome.user.email}</p>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('language')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={chrome.locale}>
          {locales.map((locale) => (
            <DropdownMenuRadioItem key={locale} value={locale} lang={locale} onSelect={() => choose(locale)}>
              <Languages aria-hidden="true" />
              {languageNames[locale]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuLabel>{t('theme.title')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={chrome.theme}>
          {themes.map((theme) => {
            const Icon = themeIcons[theme]
            return (
              <DropdownMenuRadioItem key={theme} value={theme} onSelect={() => paint(theme)}>
                <Icon aria-hidden="true" />
                {t(`theme.${theme}`)}
              </DropdownMenuRadioItem>
            )
          })}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={leave}>
          <LogOut aria-hidden="true" />
          {t('signOut')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
