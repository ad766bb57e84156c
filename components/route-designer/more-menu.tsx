'use client'
import { Ellipsis } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { Door } from './use-commands.ts'

const MoreList = lazy(() => import('./more-list.tsx'))

/** Other forms of the same route, the way back to the version in force, the keys. */
export function MoreMenu({ mayDiscard, onOpen }: { mayDiscard: boolean; onOpen(door: Door): void }) {
  const t = useTranslations('designer.menu')
  const [wanted, setWanted] = useState(false)
  const button = (
    <Button
      look="ghost"
      size="icon"
      aria-haspopup="menu"
      aria-label={t('title')}
      onClick={wanted ? undefined : () => setWanted(true)}
    >
      <Ellipsis aria-hidden="true" />
    </Button>
  )
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <MoreList mayDiscard={mayDiscard} onOpen={onOpen}>
        {button}
      </MoreList>
    </Suspense>
  )
}
