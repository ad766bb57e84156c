'use client'
import { Menu } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'

const PhoneDrawer = lazy(() => import('./phone-drawer.tsx'))

export function PhoneMenu({ children }: { children: ReactNode }) {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        look="ghost"
        size="icon"
        aria-haspopup="dialog"
        aria-label={t('openMenu')}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden="true" />
      </Button>
      <Suspense>
        {open ? <PhoneDrawer onClose={() => setOpen(false)}>{children}</PhoneDrawer> : null}
      </Suspense>
    </>
  )
}
