'use client'
import { Ellipsis, FileCode, ScrollText } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx'

/* Loaded when they are opened: readers of YAML and of the stored form are heavy. */
const TextDialog = lazy(() => import('./text-dialog.tsx'))
const RegulationDialog = lazy(() => import('./regulation-dialog.tsx'))

/** Other forms of the same route: its regulation and its text. */
export function MoreMenu({ name }: { name: string }) {
  const t = useTranslations('designer.menu')
  const [shown, setShown] = useState<'regulation' | 'text' | null>(null)
  const close = () => setShown(null)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button look="ghost" size="icon" aria-label={t('title')}>
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setShown('regulation')}>
            <ScrollText aria-hidden="true" />
            {t('regulation')}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setShown('text')}>
            <FileCode aria-hidden="true" />
            {t('yaml')}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Suspense>
        {shown === 'regulation' ? <RegulationDialog name={name} onClose={close} /> : null}
        {shown === 'text' ? <TextDialog onClose={close} /> : null}
      </Suspense>
    </>
  )
}
