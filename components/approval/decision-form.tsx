'use client'
import { Check, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Textarea } from '#components/ui/input.tsx'
import type { Decide } from './view.ts'

export function DecisionForm({ decide }: { decide: Decide }) {
  const t = useTranslations('approval')
  const router = useRouter()
  const { busy, run } = useAct()
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const give = async (action: 'approve' | 'decline') => {
    const empty = action === 'decline' && comment.trim() === ''
    setMissing(empty)
    if (empty) return area.current?.focus()
    await run(() => decide(action, comment))
    router.refresh()
  }
  return (
    <div className="grid gap-4">
      <FormField label={t('comment')} hint={t('commentHint')} error={missing ? t('needComment') : undefined}>
        {(links) => (
          <Textarea
            {...links}
            ref={area}
            value={comment}
            maxLength={2_000}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </FormField>
      <div className="grid grid-cols-2 gap-3">
        <Button look="danger" size="lg" busy={busy} onClick={() => give('decline')}>
          <X aria-hidden="true" />
          {t('decline')}
        </Button>
        <Button look="primary" size="lg" busy={busy} onClick={() => give('approve')}>
          <Check aria-hidden="true" />
          {t('approve')}
        </Button>
      </div>
    </div>
  )
}
