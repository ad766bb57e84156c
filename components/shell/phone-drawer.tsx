'use client'
import type { MouseEvent, ReactNode } from 'react'
import { Sheet, SheetContent } from '#components/ui/sheet.tsx'

/** The navigation on a phone; following a link closes it. */
export default function PhoneDrawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const followed = (event: MouseEvent) =>
    event.target instanceof Element && event.target.closest('a') ? onClose() : undefined
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent side="start" title="Inkroute">
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: hears its links, which are keys' too */}
        <div className="grid gap-4" onClick={followed}>
          {children}
        </div>
      </SheetContent>
    </Sheet>
  )
}
