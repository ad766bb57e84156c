'use client'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAsked } from '#components/form/use-asked.ts'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Textarea } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { toast } from '#components/ui/toast.tsx'
import { moveAsked } from '#components/version-move/view.ts'
import { changeList } from '#lib/route/change-list.ts'
import type { PublishAnswer, VersionDesk } from './answer.ts'
import type { Autosave } from './autosave.ts'
import { useDesigner, useMarks, useSurroundings } from './designer-context.tsx'
import { FindingNotes } from './finding-list.tsx'
import { ChangeLines } from './versions/change-lines.tsx'
import { useGraphOf } from './versions/use-graph-of.ts'
import { useRunning } from './versions/use-running.ts'

type Props = {
  onClose(): void
  autosave: Autosave
  /** The version in force; null before the first. */
  published: number | null
  desk: VersionDesk
  onPublish(note: string, revision: number): Promise<PublishAnswer>
}

/** Asks once, saying what publishing does; what is published is what is saved. */
export default function PublishDialog(props: Props) {
  const t = useTranslations('designer')
  const ui = useTranslations('ui')
  const findings = useMarks((marks) => marks.findings)
  const [note, setNote] = useState('')
  const { busy, refused, publish } = usePublishing(props)
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.filter((finding) => finding.severity === 'warning').length
  const next = (props.published ?? 0) + 1
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent
        title={t('publish.title')}
        description={t('publish.text')}
        className="max-w-lg"
        foot={
          <>
            <Button onClick={props.onClose}>{ui('cancel')}</Button>
            <Button look="primary" busy={busy} disabled={errors > 0} onClick={() => void publish(note)}>
              {t('publish.confirm', { n: next })}
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
          <FindingNotes findings={findings} />
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
          {props.published === null ? null : <Effect published={props.published} desk={props.desk} />}
        </div>
      </DialogContent>
    </Dialog>
  )
}

/** What is different for new envelopes, and what becomes of those on their way. */
function Effect({ published, desk }: { published: number; desk: VersionDesk }) {
  const t = useTranslations('designer.publish')
  const { catalogue } = useSurroundings()
  const draft = useDesigner((state) => state.graph)
  const before = useGraphOf(desk, published)
  const running = useRunning(desk)
  const changes = useMemo(() => before && changeList(before, draft, catalogue), [before, draft, catalogue])
  return (
    <section aria-label={t('changes', { n: published })} className="grid gap-2 border-t pt-3">
      <h3 className="font-medium text-sm">{t('changes', { n: published })}</h3>
      {changes ? null : <Spinner />}
      {changes?.length === 0 ? <p className="text-ink-soft text-sm">{t('unchanged')}</p> : null}
      {changes && changes.length > 0 ? (
        <div className="max-h-56 overflow-y-auto">
          <ChangeLines changes={changes} />
        </div>
      ) : null}
      {running.map(({ number, count }) => (
        <p key={number} className="text-ink-soft text-sm">
          {t('running', { n: count, version: number })}
        </p>
      ))}
    </section>
  )
}

function usePublishing({ autosave, desk, onPublish, onClose }: Props) {
  const t = useTranslations('designer.publish')
  const said = useSaid()
  const router = useRouter()
  const running = useRunning(desk)
  const [, ask] = useAsked(moveAsked)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const attempt = async (note: string): Promise<string | null> => {
    if (!(await autosave.flush())) return t('unsaved')
    const answer = await onPublish(note, autosave.stored().revision).catch(() => null)
    if (!answer) return t('unreached')
    if ('refused' in answer)
      return [answer.refused.text, answer.refused.cure].flatMap((each) => (each ? said(each) : [])).join(' ')
    const behind = running.reduce((sum, { count }) => sum + count, 0)
    toast.success(
      t('done', { n: answer.done.version }),
      behind > 0
        ? { duration: 20_000, action: { label: t('move', { n: behind }), onClick: () => ask(true) } }
        : {},
    )
    // How many are on earlier versions now is the page's to say.
    router.refresh()
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
