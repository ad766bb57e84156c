'use client'
import { Building2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Chrome } from './chrome.ts'
import { PortalButton } from './portal-button.tsx'

const OpenPortalSwitcher = dynamic(() =>
  import('./open-portal-switcher.tsx').then(({ OpenPortalSwitcher }) => OpenPortalSwitcher),
)

export function PortalSwitcher({ chrome }: { chrome: Chrome }) {
  const t = useTranslations('shell')
  const [used, setUsed] = useState(false)
  if (used) return <OpenPortalSwitcher chrome={chrome} />
  if (chrome.portals.length > 1) return <PortalButton chrome={chrome} onClick={() => setUsed(true)} />
  return (
    <p className="flex items-center gap-2 px-2 text-ink-faint text-xs">
      <Building2 aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="truncate">{chrome.portals[0]?.domain ?? t('noPortal')}</span>
    </p>
  )
}
