'use client'
import { Sheet, SheetContent } from '#components/ui/sheet.tsx'
import type { Chrome } from './chrome.ts'
import { Navigation } from './navigation.tsx'
import { PortalSwitcher } from './portal-switcher.tsx'
import { UserMenu } from './user-menu.tsx'

export function PhoneDrawer({ chrome, onClose }: { chrome: Chrome; onClose: () => void }) {
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent side="start" title="Inkroute">
        <div className="grid gap-4">
          <PortalSwitcher chrome={chrome} />
          <Navigation allowed={chrome.allowed} onGo={onClose} />
          <UserMenu chrome={chrome} />
        </div>
      </SheetContent>
    </Sheet>
  )
}
