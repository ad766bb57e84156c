'use client'
import { Building2, ChevronsUpDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import type { Chrome } from './chrome.ts'

export function PortalButton({ chrome, ...rest }: ComponentProps<'button'> & { chrome: Chrome }) {
  const t = useTranslations('shell')
  const open = chrome.portals.find(({ id }) => id === chrome.portalId)
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-label={`${t('switchPortal')}: ${open?.domain ?? t('noPortal')}`}
      className="flex h-7 w-full items-center gap-2 rounded-md px-2 text-ink-soft text-xs hover:bg-hover data-[state=open]:bg-hover"
      {...rest}
    >
      <Building2 aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1 truncate text-left">{open?.domain}</span>
      <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
    </button>
  )
}
