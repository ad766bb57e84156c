'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { toast } from '#components/ui/toast.tsx'
import type { MoveAnswers, MoveLine, MoveVerdict } from '#lib/envelope/move/verdict.ts'
import { isDecided } from './grouping.ts'
import { Questions } from './questions.tsx'
import type { MoveOneDesk } from './view.ts'

/** The verdict on one envelope, and the move when it lets it. */
export default function MoveOneDialog(props: { to: number; desk: MoveOneDesk; onClose(): void }) {
  const t = useTranslations('move')
  const ui = useTranslations('ui')
  const router = useRouter()
  const { busy, run } = useAct()
  const [line, setLine] = useState<MoveLine | null | 'reading'>('reading')
  const [answers, setAnswers] = useState<MoveAnswers>({})
  const [refused, setRefused] = useState<MoveVerdict | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when it opens
  useEffect(() => {
    let left = false
    void run(() => props.desk.preview()).then((found) => !left && setLine(found))
    return () => {
      left = true
    }
  }, [])
  const verdict = refused ?? (line === 'reading' || line === null ? null : line.verdict)
  const may = verdict?.is === 'moves' || (verdict?.is === 'decision' && isDecided(verdict.questions, answers))
  const move = async () => {
    const done = await run(() => props.desk.move(answers))
    if (!done) return
    if (done.is !== 'moved' && done.why) return setRefused({ is: 'stays', why: done.why, later: false })
    toast.success(t('one.moved', { to: props.to }))
    props.onClose()
    router.refresh()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent
        title={t('title', { to: props.to })}
        description={t('one.text')}
        className="max-w-lg"
        foot={
          <>
            <Button onClick={props.onClose}>{ui(verdict?.is === 'stays' ? 'close' : 'cancel')}</Button>
            {verdict?.is === 'stays' || line === null ? null : (
              <Button
                look="primary"
                busy={busy && line !== 'reading'}
                disabled={!may}
                onClick={() => void move()}
              >
                {t('one.act')}
              </Button>
            )}
          </>
        }
      >
        {line === 'reading' ? (
          <p role="status" className="flex items-center gap-2 text-ink-soft text-sm">
            <Spinner />
            {t('one.checking')}
          </p>
        ) : verdict ? (
          <Verdict verdict={verdict} answers={answers} onAnswer={setAnswers} />
        ) : (
          <Notice tone="info">{t('one.current')}</Notice>
        )}
      </DialogContent>
    </Dialog>
  )
}

function Verdict(props: {
  verdict: MoveVerdict
  answers: MoveAnswers
  onAnswer(answers: MoveAnswers): void
}) {
  const t = useTranslations('move')
  const said = useSaid()
  const { verdict } = props
  if (verdict.is === 'stays') {
    return (
      <Notice tone="warn" title={said(verdict.why)}>
        {verdict.later ? t('later') : null}
      </Notice>
    )
  }
  return (
    <div className="grid gap-3">
      {verdict.is === 'decision' ? (
        <Questions questions={verdict.questions} answers={props.answers} onAnswer={props.onAnswer} />
      ) : (
        <Notice tone="good" title={t('one.moves')} />
      )}
      {verdict.notes.length > 0 ? (
        <ul className="grid list-disc gap-1 pl-5 text-ink-soft text-sm">
          {verdict.notes.map((text) => (
            <li key={text.en}>{said(text)}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
