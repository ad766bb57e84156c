'use client'
import { Menu } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { Chrome } from './chrome.ts'
import { Logo } from './logo.tsx'
import { PaletteButton } from './palette-button.tsx'

const PhoneDrawer = dynamic(() => import('./phone-drawer.tsx').then(({ PhoneDrawer }) => PhoneDrawer), {
  ssr: false,
})

/** The top of a page on a phone: the navigation is a drawer. */
export function PhoneBar({ chrome }: { chrome: Chrome }) {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  return (
    <div className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b bg-canvas px-3 md:hidden">
      <Button
        look="ghost"
        size="icon"
        aria-haspopup="dialog"
        aria-label={t('openMenu')}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden="true" />
      </Button>
      {open ? <PhoneDrawer chrome={chrome} onClose={() => setOpen(false)} /> : null}
      <span className="flex flex-1 items-center gap-2 font-semibold tracking-tight">
        <Logo className="size-6" />
        Inkroute
      </span>
      <PaletteButton allowed={chrome.allowed} compact />
    </div>
  )
}
