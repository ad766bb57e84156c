'use client'
import { ArrowRightLeft } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { MoveOneDesk } from './view.ts'

const MoveOneDialog = lazy(() => import('./move-one-dialog.tsx'))

/** Moves one envelope to the version in force, after saying what that means for it. */
export function MoveOne(props: { to: number; desk: MoveOneDesk }) {
  const t = useTranslations('move.one')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <ArrowRightLeft aria-hidden="true" />
        {t('open', { to: props.to })}
      </Button>
      <Suspense>{open ? <MoveOneDialog {...props} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  )
}
