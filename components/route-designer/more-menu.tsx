'use client'
import { Ellipsis, FileCode, ScrollText, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx'
import type { VersionDesk } from './answer.ts'
import { useDesigner } from './designer-context.tsx'

/* Loaded when they are opened: readers of YAML and of the stored form are heavy. */
const TextDialog = lazy(() => import('./text-dialog.tsx'))
const DiscardDialog = lazy(() => import('./versions/discard-dialog.tsx'))
const RegulationDialog = lazy(() => import('./regulation-dialog.tsx'))

/** Other forms of the same route, its regulation and its text; and the way back to the version in force. */
export function MoreMenu(props: { name: string; published: number | null; desk: VersionDesk }) {
  const { name, published, desk } = props
  const t = useTranslations('designer.menu')
  const [shown, setShown] = useState<'regulation' | 'text' | 'discard' | null>(null)
  const v = useTranslations('designer.versions')
  const readOnly = useDesigner((state) => state.readOnly)
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
          {published === null || readOnly ? null : (
            <DropdownMenuItem onSelect={() => setShown('discard')}>
              <Trash2 aria-hidden="true" />
              {v('discard')}
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <Suspense>
        {shown === 'regulation' ? <RegulationDialog name={name} onClose={close} /> : null}
        {shown === 'text' ? <TextDialog onClose={close} /> : null}
        {shown === 'discard' && published !== null ? (
          <DiscardDialog published={published} desk={desk} onClose={close} />
        ) : null}
      </Suspense>
    </>
  )
}
