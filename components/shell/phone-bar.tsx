import { Search } from 'lucide-react'
import type { Chrome } from './chrome.ts'
import { Logo } from './logo.tsx'
import { Navigation } from './navigation.tsx'
import { PaletteButton } from './palette-button.tsx'
import { PhoneMenu } from './phone-menu.tsx'
import { PortalSwitcher } from './portal-switcher.tsx'
import { UserMenu } from './user-menu.tsx'

/** The top of a page on a phone: the navigation is a drawer. */
export function PhoneBar({ chrome }: { chrome: Chrome }) {
  return (
    <div className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b bg-canvas px-3 md:hidden">
      <PhoneMenu>
        <PortalSwitcher chrome={chrome} />
        <Navigation chrome={chrome} />
        <UserMenu chrome={chrome} />
      </PhoneMenu>
      <span className="flex flex-1 items-center gap-2 font-semibold tracking-tight">
        <Logo className="size-6" />
        Inkroute
      </span>
      <PaletteButton allowed={chrome.allowed} className="w-8">
        <Search aria-hidden="true" className="size-4" />
      </PaletteButton>
    </div>
  )
}
