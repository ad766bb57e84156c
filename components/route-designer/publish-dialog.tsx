'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Textarea } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { toast } from '#components/ui/toast.tsx'
import type { PublishAnswer } from './answer.ts'
import type { Autosave } from './autosave.ts'
import { useSurroundings } from './designer-context.tsx'

type Props = {
  open: boolean
  onClose(): void
  autosave: Autosave
  /** The number that the next version gets. */
  next: number
  onPublish(note: string, revision: number): Promise<PublishAnswer>
  onPublished(version: number): void
}

/** Asks once, saying what publishing does; what is published is what is saved. */
export function PublishDialog(props: Props) {
  const t = useTranslations('designer')
  const ui = useTranslations('ui')
  const { findings } = useSurroundings()
  const [note, setNote] = useState('')
  const { busy, refused, publish } = usePublishing(props)
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.filter((finding) => finding.severity === 'warning').length
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent
        title={t('publish.title')}
        description={t('publish.text')}
        foot={
          <>
            <Button onClick={props.onClose}>{ui('cancel')}</Button>
            <Button look="primary" busy={busy} disabled={errors > 0} onClick={() => void publish(note)}>
              {t('publish.confirm', { n: props.next })}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          {errors > 0 ? (
            <Notice tone="bad">{t('publish.blocked', { errors: t('verify.errors', { n: errors }) })}</Notice>
          ) : null}
          {errors === 0 && warnings > 0 ? (
            <Notice tone="warn">
              {t('publish.warned', { warnings: t('verify.warnings', { n: warnings }) })}
            </Notice>
          ) : null}
          {refused ? <Notice tone="bad">{refused}</Notice> : null}
          <FormField label={t('publish.note')}>
            {(links) => (
              <Textarea
                {...links}
                value={note}
                maxLength={500}
                placeholder={t('publish.notePlaceholder')}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </FormField>
        </div>
      </DialogContent>
    </Dialog>
  )
}

function usePublishing({ autosave, onPublish, onPublished, onClose }: Props) {
  const t = useTranslations('designer.publish')
  const said = useSaid()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const attempt = async (note: string): Promise<string | null> => {
    if (!(await autosave.flush())) return t('unsaved')
    const answer = await onPublish(note, autosave.revision()).catch(() => null)
    if (!answer) return t('unreached')
    if ('refused' in answer)
      return [answer.refused.text, answer.refused.cure].flatMap((each) => (each ? said(each) : [])).join(' ')
    toast.success(t('done', { n: answer.done.version }))
    onPublished(answer.done.version)
    onClose()
    return null
  }
  const publish = async (note: string) => {
    setBusy(true)
    setRefused(await attempt(note))
    setBusy(false)
  }
  return { busy, refused, publish }
}
