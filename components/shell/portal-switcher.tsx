'use client'
import { Building2, ChevronsUpDown } from 'lucide-react'
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

export function PortalSwitcher({ chrome }: { chrome: Chrome }) {
  const t = useTranslations('shell')
  const open = chrome.portals.find(({ id }) => id === chrome.portalId)
  if (chrome.portals.length < 2) {
    return (
      <p className="flex items-center gap-2 px-2 text-ink-faint text-xs">
        <Building2 aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="truncate">{open?.domain ?? t('noPortal')}</span>
      </p>
    )
  }
  // Everything on the page belongs to a portal: a whole new page is what switching means.
  const go = (id: string) => {
    keepChoice('portal', id)
    location.assign('/')
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`${t('switchPortal')}: ${open?.domain ?? t('noPortal')}`}
        className="flex h-7 w-full items-center gap-2 rounded-md px-2 text-ink-soft text-xs hover:bg-hover data-[state=open]:bg-hover"
      >
        <Building2 aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
        <span className="min-w-0 flex-1 truncate text-left">{open?.domain}</span>
        <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
      </DropdownMenuTrigger>
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
