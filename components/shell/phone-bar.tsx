'use client'
import { Menu } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Sheet, SheetContent, SheetTrigger } from '#components/ui/sheet.tsx'
import type { Chrome } from './chrome.ts'
import { Logo } from './logo.tsx'
import { Navigation } from './navigation.tsx'
import { PaletteButton } from './palette-button.tsx'
import { PortalSwitcher } from './portal-switcher.tsx'
import { UserMenu } from './user-menu.tsx'

/** The top of a page on a phone: the navigation is a drawer. */
export function PhoneBar({ chrome }: { chrome: Chrome }) {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  return (
    <div className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b bg-canvas px-3 md:hidden">
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetTrigger asChild>
          <Button look="ghost" size="icon" aria-label={t('openMenu')}>
            <Menu aria-hidden="true" />
          </Button>
        </SheetTrigger>
        <SheetContent side="start" title="Inkroute">
          <div className="grid gap-4">
            <PortalSwitcher chrome={chrome} />
            <Navigation allowed={chrome.allowed} onGo={() => setOpen(false)} />
            <UserMenu chrome={chrome} />
          </div>
        </SheetContent>
      </Sheet>
      <span className="flex flex-1 items-center gap-2 font-semibold tracking-tight">
        <Logo className="size-6" />
        Inkroute
      </span>
      <PaletteButton allowed={chrome.allowed} compact />
    </div>
  )
}
