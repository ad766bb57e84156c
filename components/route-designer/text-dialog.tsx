'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { Textarea } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { toast } from '#components/ui/toast.tsx'
import { asFailure } from '#lib/failure.ts'
import { parseText, toText } from '#lib/route/text.ts'
import { useDesigner, useSurroundings } from './designer-context.tsx'

/** The route as text: to copy, to compare, to bring in from elsewhere. */
export default function TextDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations('designer.menu')
  const ui = useTranslations('ui')
  const said = useSaid()
  const { store } = useSurroundings()
  const readOnly = useDesigner((state) => state.readOnly)
  const [stored] = useState(() => toText(store.getState().graph))
  const [text, setText] = useState(stored)
  const [refused, setRefused] = useState<string | null>(null)
  const replace = () => {
    try {
      store.getState().edit({ do: 'replace', graph: parseText(text) })
      toast.success(t('applied'))
      onClose()
    } catch (error) {
      setRefused(said(asFailure(error).text))
    }
  }
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    toast.success(ui('copied'))
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        wide
        title={t('yaml')}
        description={t('yamlText')}
        foot={
          <>
            <Button onClick={() => void copy()}>{ui('copy')}</Button>
            {readOnly ? null : (
              <Button look="primary" disabled={text === stored} onClick={replace}>
                {t('apply')}
              </Button>
            )}
          </>
        }
      >
        {refused ? (
          <Notice tone="bad" className="mb-3">
            {refused}
          </Notice>
        ) : null}
        <Textarea
          aria-label={t('yamlField')}
          spellCheck={false}
          readOnly={readOnly}
          className="h-[52vh] resize-none whitespace-pre font-mono text-xs leading-5 sm:text-xs"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </DialogContent>
    </Dialog>
  )
}
