'use client'
import { Ellipsis } from 'lucide-react'
import { lazy } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { LateMenu } from '#components/ui/late-menu.tsx'
import type { Door } from './use-commands.ts'

const MoreList = lazy(() => import('./more-list.tsx'))

/** Other forms of the same route, the way back to the version in force, the keys. */
export function MoreMenu({ mayDiscard, onOpen }: { mayDiscard: boolean; onOpen(door: Door): void }) {
  const t = useTranslations('designer.menu')
  return (
    <LateMenu
      button={(onClick) => (
        <Button look="ghost" size="icon" aria-haspopup="menu" aria-label={t('title')} onClick={onClick}>
          <Ellipsis aria-hidden="true" />
        </Button>
      )}
      menu={(button) => (
        <MoreList mayDiscard={mayDiscard} onOpen={onOpen}>
          {button}
        </MoreList>
      )}
    />
  )
}
