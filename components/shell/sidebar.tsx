import { getTranslator } from '#components/i18n/translator.ts'
import { Link } from '#components/ui/link.tsx'
import type { Chrome } from './chrome.ts'
import { Fold } from './fold.tsx'
import { Logo } from './logo.tsx'
import { Navigation } from './navigation.tsx'
import { PaletteButton } from './palette-button.tsx'
import { PaletteFace } from './palette-face.tsx'
import { PortalSwitcher } from './portal-switcher.tsx'
import { UserMenu } from './user-menu.tsx'

/** The left side of a desktop page. Folded or not is this browser's choice. */
export function Sidebar({ chrome }: { chrome: Chrome }) {
  const t = getTranslator(chrome.locale, 'shell')
  return (
    <Fold
      narrow={chrome.collapsed}
      brand={
        <Link
          href="/"
          className="flex min-w-0 flex-1 items-center gap-2 font-semibold text-base tracking-tight"
        >
          <Logo className="size-6" />
          <span className="group-data-narrow/side:sr-only">Inkroute</span>
        </Link>
      }
    >
      <div className="group-data-narrow/side:hidden">
        <PortalSwitcher chrome={chrome} />
      </div>
      <PaletteButton
        allowed={chrome.allowed}
        listen
        className="w-full border-line bg-surface px-2 shadow-lift hover:border-line-strong group-data-narrow/side:w-8 group-data-narrow/side:border-transparent group-data-narrow/side:bg-transparent group-data-narrow/side:shadow-none"
      >
        <PaletteFace text={t('palette.open')} />
      </PaletteButton>
      <div className="min-h-0 w-full flex-1 overflow-y-auto">
        <Navigation chrome={chrome} />
      </div>
      <UserMenu chrome={chrome} />
    </Fold>
  )
}
