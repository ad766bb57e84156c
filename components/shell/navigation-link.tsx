'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'
import { Tooltip } from '#components/ui/tooltip.tsx'
import { isInside } from './inside.ts'

/** A section; the one that the page belongs to is marked. Its name is a tooltip where only the icon is shown. */
export function NavigationLink(props: { href: string; name: string; children: ReactNode }) {
  const here = isInside(usePathname(), props.href)
  return (
    <Tooltip text={props.name} side="right" within="[data-narrow]">
      <Link
        href={props.href}
        aria-current={here ? 'page' : undefined}
        className="group/link flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-ink-soft text-sm transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:text-ink group-data-narrow/side:justify-center"
      >
        {props.children}
      </Link>
    </Tooltip>
  )
}
