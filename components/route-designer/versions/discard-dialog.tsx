'use client'
import { useEffect, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { VersionDesk } from '#components/route-designer/answer.ts'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { toast } from '#components/ui/toast.tsx'
import { changeList } from '#lib/route/change-list.ts'
import { ChangeLines } from './change-lines.tsx'
import { useGraphOf } from './use-graph-of.ts'

/** Makes the draft what the version in force is, after saying what leaves it. */
export default function DiscardDialog(props: { published: number; desk: VersionDesk; onClose(): void }) {
  const t = useTranslations('designer.versions')
  const ui = useTranslations('ui')
  const { published, onClose } = props
  const { store, catalogue } = useSurroundings()
  const draft = useDesigner((state) => state.graph)
  const inForce = useGraphOf(props.desk, published)
  const changes = useMemo(() => inForce && changeList(inForce, draft, catalogue), [inForce, draft, catalogue])
  const same = changes?.length === 0
  useEffect(() => {
    if (!same) return
    toast.success(t('nothingToDiscard', { n: published }))
    onClose()
  }, [same, published, onClose, t])
  if (!inForce || !changes || same) return null
  const discard = () => {
    store.getState().edit({ do: 'replace', graph: inForce }, undefined, 'discard-draft')
    toast.success(t('discarded', { n: published }))
    onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={t('discardTitle')}
        description={t('discardText', { n: changes.length, version: published })}
        foot={
          <>
            <Button onClick={onClose}>{ui('keep')}</Button>
            <Button look="danger-solid" onClick={discard}>
              {t('discardAct')}
            </Button>
          </>
        }
      >
        <ChangeLines changes={changes} />
      </DialogContent>
    </Dialog>
  )
}
