'use client'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '#components/ui/avatar.tsx'
import { cn } from '#components/ui/cn.ts'
import type { Chrome } from './chrome.ts'

export function UserButton({
  chrome,
  collapsed,
  ...rest
}: ComponentProps<'button'> & { chrome: Chrome; collapsed?: boolean | undefined }) {
  const t = useTranslations('shell')
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-label={`${t('account')}: ${chrome.user.name}`}
      className={cn(
        'flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left transition-colors hover:bg-hover data-[state=open]:bg-hover',
        collapsed && 'justify-center px-0',
      )}
      {...rest}
    >
      <Avatar name={chrome.user.name} />
      {collapsed ? null : (
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-sm leading-4">{chrome.user.name}</span>
          <span className="block truncate text-ink-faint text-xs">{chrome.user.roleName}</span>
        </span>
      )}
    </button>
  )
}
