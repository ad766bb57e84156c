'use client'
import { CircleCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Select } from '#components/ui/select.tsx'
import { Sheet, SheetContent } from '#components/ui/sheet.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { MoveAnswers } from '#lib/envelope/move/verdict.ts'
import { groupsOf, ordersOf } from './grouping.ts'
import { MoveGroups } from './move-groups.tsx'
import { MoveProgress } from './move-progress.tsx'
import { useMoveLines } from './use-move-lines.ts'
import { useMoveRun } from './use-move-run.ts'
import type { MoveDesk } from './view.ts'

/** Every envelope on an earlier version with the verdict on it; moves those that a person leaves chosen. */
export default function MoveSheet(props: { to: number; desk: MoveDesk; onClose(): void }) {
  const t = useTranslations('move')
  const ui = useTranslations('ui')
  const { to, desk } = props
  const { lines, ready, cut, again } = useMoveLines(desk, to)
  const { going, start, busy, forget } = useMoveRun(desk, to)
  const [from, setFrom] = useState<number | null>(null)
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set())
  const [answers, setAnswers] = useState<ReadonlyMap<string, MoveAnswers>>(new Map())
  const versions = [...new Set(lines.map((line) => line.from))].toSorted((a, b) => b - a)
  const groups = useMemo(
    () => groupsOf(lines.filter((line) => from === null || line.from === from)),
    [lines, from],
  )
  const orders = ordersOf(groups, unchosen, answers)
  const toList = () => {
    forget()
    again()
  }
  return (
    <Sheet open onOpenChange={(open) => !open && props.onClose()}>
      <SheetContent
        title={t('title', { to })}
        description={t('text')}
        className="max-w-2xl"
        foot={
          going ? (
            <>
              {going.finished ? <Button onClick={toList}>{t('again')}</Button> : null}
              <Button look={going.finished ? 'primary' : 'secondary'} onClick={props.onClose}>
                {ui('close')}
              </Button>
            </>
          ) : (
            <>
              <Button onClick={props.onClose}>{ui('cancel')}</Button>
              {lines.length > 0 ? (
                <Button
                  look="primary"
                  busy={busy}
                  disabled={!ready || orders.length === 0}
                  onClick={() => void start(orders)}
                >
                  {t('act', { n: orders.length })}
                </Button>
              ) : null}
            </>
          )
        }
      >
        {going ? (
          <MoveProgress run={going} staying={groups.staying} />
        ) : lines.length === 0 && ready ? (
          <EmptyState icon={CircleCheck} title={t('empty', { to })} text={t('emptyText')} />
        ) : (
          <div className="grid gap-5">
            {ready ? null : (
              <p role="status" className="flex items-center gap-2 text-ink-soft text-sm">
                <Spinner />
                {t('reading', { n: lines.length })}
              </p>
            )}
            {cut ? <Notice tone="info">{t('cut', { n: lines.length })}</Notice> : null}
            {versions.length > 1 ? (
              <FormField label={t('from')}>
                {(links) => (
                  <Select
                    {...links}
                    className="max-w-48"
                    value={from ?? ''}
                    onChange={(event) =>
                      setFrom(event.target.value === '' ? null : Number(event.target.value))
                    }
                  >
                    <option value="">{t('any')}</option>
                    {versions.map((n) => (
                      <option key={n} value={n}>
                        {t('version', { n })}
                      </option>
                    ))}
                  </Select>
                )}
              </FormField>
            ) : null}
            <MoveGroups
              groups={groups}
              unchosen={unchosen}
              onUnchosen={setUnchosen}
              answers={answers}
              onAnswers={(key, given) => setAnswers(new Map(answers).set(key, given))}
            />
          </div>
        )}
      </SheetContent>
    </Sheet>
  )
}
