'use client'
import { Ban, BellRing, ExternalLink, FileUp, RotateCcw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Outcome } from '#components/form/outcome.ts'
import { useAct } from '#components/form/use-act.ts'
import { Button, buttonClasses } from '#components/ui/button.tsx'
import { Confirm } from '#components/ui/confirm.tsx'
import { Textarea } from '#components/ui/input.tsx'
import { Label } from '#components/ui/label.tsx'
import type { EnvelopeCommand, EnvelopeView } from './view.ts'

const icons = { retry: RotateCcw, remind: BellRing, resume: FileUp }

/** The buttons that help here, the most helpful first; what cannot be undone asks once. */
export function EnvelopeButtons(props: {
  view: EnvelopeView
  mayAct: boolean
  command: (command: EnvelopeCommand, comment: string) => Promise<Outcome>
}) {
  const t = useTranslations('envelope')
  const router = useRouter()
  const { busy, run } = useAct()
  const give = async (command: EnvelopeCommand, comment = '') => {
    const done = await run(() => props.command(command, comment), t(`said.${command}`))
    if (done === null) router.refresh()
  }
  const buttons = props.mayAct ? props.view.reason.buttons : []
  return (
    <div className="flex flex-wrap items-center gap-2">
      {buttons.map((command, order) => {
        if (command === 'cancel')
          return <CancelButton key={command} onCancel={(why) => give('cancel', why)} />
        const Icon = icons[command]
        return (
          <Button
            key={command}
            look={order === 0 && command !== 'remind' ? 'primary' : 'secondary'}
            busy={busy}
            onClick={() => give(command)}
          >
            <Icon aria-hidden="true" />
            {t(`button.${command}`)}
          </Button>
        )
      })}
      {props.view.providers.map(({ label, url }) =>
        url ? (
          <a
            key={url}
            href={url}
            target="_blank"
            rel="noreferrer"
            className={buttonClasses({ look: 'ghost' })}
          >
            <ExternalLink aria-hidden="true" />
            {label}
          </a>
        ) : null,
      )}
    </div>
  )
}

function CancelButton({ onCancel }: { onCancel: (comment: string) => Promise<void> }) {
  const t = useTranslations('envelope')
  const id = useId()
  const [comment, setComment] = useState('')
  return (
    <Confirm
      title={t('cancelling.title')}
      text={t('cancelling.text')}
      act={t('cancelling.act')}
      onConfirm={() => onCancel(comment)}
      trigger={
        <Button look="danger">
          <Ban aria-hidden="true" />
          {t('button.cancel')}
        </Button>
      }
    >
      <div className="grid gap-1.5">
        <Label htmlFor={id}>{t('cancelling.comment')}</Label>
        <Textarea
          id={id}
          value={comment}
          maxLength={500}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
    </Confirm>
  )
}
