'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'
import { Tooltip } from '#components/ui/tooltip.tsx'
import { isInside, type SectionName, sections } from './sections.ts'

export function Navigation(props: { allowed: SectionName[]; collapsed?: boolean; onGo?: () => void }) {
  const t = useTranslations('shell')
  const path = usePathname()
  return (
    <nav aria-label={t('navigation')}>
      <ul className="grid gap-0.5">
        {sections
          .filter(({ name }) => props.allowed.includes(name))
          .map(({ name, href, icon: Icon }) => {
            const here = isInside(path, href)
            const link = (
              <Link
                href={href}
                onClick={props.onGo}
                aria-current={here ? 'page' : undefined}
                className={cn(
                  'flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-ink-soft text-sm transition-colors hover:bg-hover hover:text-ink',
                  here && 'bg-hover text-ink',
                  props.collapsed && 'justify-center',
                )}
              >
                <Icon
                  aria-hidden="true"
                  className={cn('size-4 shrink-0', here ? 'text-accent-text' : 'text-ink-faint')}
                />
                <span className={props.collapsed ? 'sr-only' : 'truncate'}>{t(name)}</span>
              </Link>
            )
            return (
              <li key={name}>
                {props.collapsed ? (
                  <Tooltip text={t(name)} side="right">
                    {link}
                  </Tooltip>
                ) : (
                  link
                )}
              </li>
            )
          })}
      </ul>
    </nav>
  )
}
