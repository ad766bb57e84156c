'use client'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'
import { Tooltip } from '#components/ui/tooltip.tsx'
import type { SectionName } from './sections.ts'

// Loaded at the first use: most visits never open it.
const Palette = lazy(() => import('./palette.tsx'))

export function PaletteButton(props: {
  allowed: SectionName[]
  listen?: boolean
  className?: string
  children: ReactNode
}) {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!props.listen) return
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      setOpen((now) => !now)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [props.listen])
  return (
    <>
      <Tooltip text={t('palette.open')} keys="Ctrl K" side="right" within="[data-narrow]">
        <button
          type="button"
          aria-label={t('palette.open')}
          onClick={() => setOpen(true)}
          className={cn(
            'flex h-8 shrink-0 items-center justify-center gap-2 rounded-md border border-transparent text-ink-faint text-sm transition-colors hover:bg-hover',
            props.className,
          )}
        >
          {props.children}
        </button>
      </Tooltip>
      <Suspense>{open ? <Palette allowed={props.allowed} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  )
}
