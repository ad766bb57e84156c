'use client'
import { CheckCheck, CircleDashed, CircleX, LoaderCircle, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Ago, Moment } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { Badge, type Tone } from '#components/ui/badge.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import type { EffectView } from './view.ts'

const looks: Record<EffectView['state'], { icon: LucideIcon; tone: Tone }> = {
  owed: { icon: CircleDashed, tone: 'neutral' },
  doing: { icon: LoaderCircle, tone: 'info' },
  done: { icon: CheckCheck, tone: 'good' },
  failed: { icon: CircleX, tone: 'bad' },
}

/** What we owed the outside and its receipts. */
export function EffectsCard({ effects }: { effects: EffectView[] }) {
  const t = useTranslations('envelope.effects')
  return (
    <Card>
      <CardHead title={t('title')} />
      {effects.length === 0 ? <p className="p-4 text-ink-faint text-sm">{t('empty')}</p> : null}
      <ul className="divide-y">
        {effects.map((effect) => (
          <EffectLine key={effect.key} effect={effect} />
        ))}
      </ul>
    </Card>
  )
}

const named = [
  'read-item',
  'make-document',
  'resolve-people',
  'submit-leg',
  'collect-files',
  'cancel-leg',
  'remind-leg',
  'make-report',
  'move-stage',
  'set-fields',
  'store-file',
  'timeline',
  'notify',
  'task',
  'answer-robot',
] as const

function EffectLine({ effect }: { effect: EffectView }) {
  const t = useTranslations('envelope.effects')
  const say = useSaid()
  const { icon: Icon, tone } = looks[effect.state]
  const name = named.find((known) => known === effect.name)
  const said = effect.trouble?.text ?? effect.receipt?.text
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{name ? t(`name.${name}`) : effect.name}</p>
        {said ? (
          <p className={effect.trouble ? 'text-warn text-xs' : 'text-ink-faint text-xs'}>{say(said)}</p>
        ) : null}
        {effect.notBefore && effect.state === 'owed' ? (
          <p className="text-ink-faint text-xs">
            {t.rich('next', { when: () => <Ago at={effect.notBefore ?? ''} /> })}
          </p>
        ) : null}
      </div>
      {effect.attempts > 1 ? (
        <span className="text-ink-faint text-xs">{t('attempts', { count: effect.attempts })}</span>
      ) : null}
      <Badge tone={tone}>
        <Icon aria-hidden="true" />
        {effect.receipt ? t(`how.${effect.receipt.how}`) : t(`state.${effect.state}`)}
      </Badge>
      <Moment
        at={effect.doneAt ?? effect.madeAt}
        seconds
        className="w-32 text-right text-ink-faint text-xs max-sm:w-auto"
      />
    </li>
  )
}
