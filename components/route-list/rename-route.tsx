'use client'
import { Pencil } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Tooltip } from '#components/ui/tooltip.tsx'
import type { RenameProps } from './rename-dialog.tsx'

const RenameDialog = lazy(() => import('./rename-dialog.tsx'))

export function RenameRoute(props: RenameProps) {
  const t = useTranslations('route')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Tooltip text={t('rename')}>
        <Button
          look="ghost"
          size="icon-sm"
          aria-haspopup="dialog"
          aria-label={t('rename')}
          onClick={() => setOpen(true)}
        >
          <Pencil aria-hidden="true" />
        </Button>
      </Tooltip>
      <Suspense>{open ? <RenameDialog {...props} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  )
}
