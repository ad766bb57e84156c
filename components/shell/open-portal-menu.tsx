'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { keepChoice } from '#components/i18n/cookies.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx'
import type { Chrome } from './chrome.ts'

/** The portals to choose from; open as soon as it is there. */
export default function OpenPortalMenu({ chrome, children }: { chrome: Chrome; children: ReactNode }) {
  const t = useTranslations('shell')
  // Everything on the page belongs to a portal: a whole new page is what switching means.
  const go = (id: string) => {
    keepChoice('portal', id)
    location.assign('/')
  }
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-96 w-64 overflow-y-auto">
        <DropdownMenuLabel>{t('switchPortal')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={String(chrome.portalId)} onValueChange={go}>
          {chrome.portals.map((portal) => (
            <DropdownMenuRadioItem key={portal.id} value={String(portal.id)}>
              <span className="truncate">{portal.domain}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
