'use client'
import { RefreshCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { usePortalDesk } from './portal-desk.tsx'

/** Where a list of the portal is empty or unread: what has been added there since is read at one press. */
export function RefreshLists() {
  const t = useTranslations('designer.inspector')
  const desk = usePortalDesk()
  const router = useRouter()
  const { busy, run } = useAct()
  const readOnly = useDesigner((state) => state.readOnly)
  if (!desk || readOnly) return null
  const refresh = async () => {
    if (await run(desk.refresh, t('listsRead'))) router.refresh()
  }
  return (
    <Button size="sm" busy={busy} className="justify-self-start" onClick={refresh}>
      <RefreshCw aria-hidden="true" />
      {t('readLists')}
    </Button>
  )
}
