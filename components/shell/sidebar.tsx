'use client'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { keepChoice } from '#components/i18n/cookies.ts'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Tooltip } from '#components/ui/tooltip.tsx'
import type { Chrome } from './chrome.ts'
import { Logo } from './logo.tsx'
import { Navigation } from './navigation.tsx'
import { PaletteButton } from './palette-button.tsx'
import { PortalSwitcher } from './portal-switcher.tsx'
import { UserMenu } from './user-menu.tsx'

/** The left side of a desktop page. Folded or not is this browser's choice. */
export function Sidebar({ chrome }: { chrome: Chrome }) {
  const t = useTranslations('shell')
  const [collapsed, setCollapsed] = useState(chrome.collapsed)
  const toggle = () => {
    keepChoice('navigation', collapsed ? 'wide' : 'narrow')
    setCollapsed(!collapsed)
  }
  const Icon = collapsed ? PanelLeftOpen : PanelLeftClose
  const fold = (
    <Tooltip text={t(collapsed ? 'expand' : 'collapse')} side="right">
      <Button
        look="ghost"
        size="icon-sm"
        onClick={toggle}
        aria-expanded={!collapsed}
        aria-label={t(collapsed ? 'expand' : 'collapse')}
      >
        <Icon aria-hidden="true" />
      </Button>
    </Tooltip>
  )
  return (
    <aside
      aria-label="Inkroute"
      className={cn(
        'sticky top-0 hidden h-dvh shrink-0 flex-col gap-3 border-r bg-canvas py-3 md:flex',
        collapsed ? 'w-14 items-center px-2' : 'w-56 px-3',
      )}
    >
      <div className={cn('flex items-center gap-2', collapsed ? 'flex-col' : 'pl-1')}>
        <Link
          href="/"
          className="flex min-w-0 flex-1 items-center gap-2 font-semibold text-base tracking-tight"
        >
          <Logo className="size-6" />
          <span className={collapsed ? 'sr-only' : undefined}>Inkroute</span>
        </Link>
        {fold}
      </div>
      {collapsed ? null : <PortalSwitcher chrome={chrome} />}
      <PaletteButton allowed={chrome.allowed} compact={collapsed} listen />
      <div className="min-h-0 w-full flex-1 overflow-y-auto">
        <Navigation allowed={chrome.allowed} collapsed={collapsed} />
      </div>
      <UserMenu chrome={chrome} collapsed={collapsed} />
    </aside>
  )
}
