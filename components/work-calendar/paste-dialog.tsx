'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Textarea } from '#components/ui/input.tsx'
import { readDays } from '#lib/envelope/day-list.ts'
import type { OwnDays } from '#lib/envelope/work-calendar.ts'
import { KindSelect } from './own-days.tsx'
import type { OwnKind } from './own-kind.ts'

/** Many days at once, as they stand in an order or in somebody's table. */
export default function PasteDialog(props: {
  add: (kind: OwnKind, days: OwnDays) => void
  onClose: () => void
}) {
  const t = useTranslations('calendar')
  const formId = useId()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<OwnKind>('off')
  const { days, wrong } = readDays(text)
  const many = Object.keys(days).length
  const fits = many > 0 && wrong.length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!fits) return
    props.add(kind, days)
    props.onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <DialogContent
        title={t('paste')}
        description={t('pasteHint')}
        foot={
          <Button type="submit" form={formId} look="primary" disabled={!fits}>
            {t('pasteAct')}
          </Button>
        }
      >
        <form id={formId} onSubmit={submit} className="grid gap-4">
          <FormField label={t('kind.label')}>
            {(links) => <KindSelect links={links} kind={kind} onChange={setKind} />}
          </FormField>
          <FormField
            label={t('pasteList')}
            hint={<span aria-live="polite">{t('pasteFound', { many })}</span>}
            error={wrong.length > 0 ? t('pasteWrong', { lines: wrong.join(', ') }) : undefined}
          >
            {(links) => (
              <Textarea
                {...links}
                rows={8}
                spellCheck={false}
                className="font-mono text-xs"
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </FormField>
        </form>
      </DialogContent>
    </Dialog>
  )
}
