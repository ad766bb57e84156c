import { Building2, ChevronsUpDown } from 'lucide-react'
import { getTranslator } from '#components/i18n/translator.ts'
import type { Chrome } from './chrome.ts'
import { PortalMenu } from './portal-menu.tsx'

/** Which portal one works in; a menu where there are several. */
export function PortalSwitcher({ chrome }: { chrome: Chrome }) {
  const t = getTranslator(chrome.locale, 'shell')
  const open = chrome.portals.find(({ id }) => id === chrome.portalId)
  if (chrome.portals.length > 1) {
    return (
      <PortalMenu chrome={chrome} name={`${t('switchPortal')}: ${open?.domain ?? t('noPortal')}`}>
        <Building2 aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
        <span className="min-w-0 flex-1 truncate text-left">{open?.domain}</span>
        <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
      </PortalMenu>
    )
  }
  return (
    <p className="flex items-center gap-2 px-2 text-ink-faint text-xs">
      <Building2 aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="truncate">{chrome.portals[0]?.domain ?? t('noPortal')}</span>
    </p>
  )
}
