'use client'
import { Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { Tooltip } from '#components/ui/tooltip.tsx'
import type { SectionName } from './sections.ts'

// Loaded at the first use: most visits never open it.
const Palette = dynamic(() => import('./palette.tsx').then(({ Palette }) => Palette), { ssr: false })

export function PaletteButton(props: { allowed: SectionName[]; compact?: boolean; listen?: boolean }) {
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
      {props.compact ? (
        <Tooltip text={t('palette.open')} keys="Ctrl K" side="right">
          <Button look="ghost" size="icon" aria-label={t('palette.open')} onClick={() => setOpen(true)}>
            <Search aria-hidden="true" />
          </Button>
        </Tooltip>
      ) : (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="flex h-8 w-full items-center gap-2 rounded-md border border-line bg-surface px-2 text-ink-faint text-sm shadow-lift transition-colors hover:border-line-strong"
        >
          <Search aria-hidden="true" className="size-4 shrink-0" />
          <span className="flex-1 truncate text-left">{t('palette.open')}</span>
          <Kbd>Ctrl K</Kbd>
        </button>
      )}
      {open ? <Palette allowed={props.allowed} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
