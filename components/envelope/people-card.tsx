'use client'
import { Check, CircleDashed, ClockAlert, Eye, Hourglass, type LucideIcon, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Moment } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Badge, type Tone } from '#components/ui/badge.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import type { PersonRef } from '#lib/envelope/state.ts'
import type { StepView } from './view.ts'

const looks: Record<PersonRef['state'], { icon: LucideIcon; tone: Tone }> = {
  later: { icon: CircleDashed, tone: 'neutral' },
  waiting: { icon: Hourglass, tone: 'accent' },
  viewed: { icon: Eye, tone: 'info' },
  done: { icon: Check, tone: 'good' },
  declined: { icon: X, tone: 'bad' },
  expired: { icon: ClockAlert, tone: 'warn' },
}

/** Who acts, in the order of the steps, and where each of them is. */
export function PeopleCard({ steps }: { steps: StepView[] }) {
  const t = useTranslations('envelope.people')
  const say = useSaid()
  return (
    <Card>
      <CardHead title={t('title')} />
      {steps.length === 0 ? <p className="p-4 text-ink-faint text-sm">{t('empty')}</p> : null}
      <ol className="divide-y">
        {steps.map((step) => (
          <li key={step.id} className="px-4 py-3">
            <p className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-ink-faint text-xs">
              <span className="font-medium text-ink-soft">{say(step.title)}</span>
              {step.connection}
            </p>
            <ul className="grid gap-2">
              {step.people.map((person) => (
                <PersonLine key={person.id} person={person} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function PersonLine({ person }: { person: PersonRef }) {
  const t = useTranslations('envelope.people')
  const say = useSaid()
  const { icon: Icon, tone } = looks[person.state]
  const name = person.organisation?.name ?? person.name
  const contact = [
    person.organisation ? person.name : null,
    person.organisation?.inn ? `ИНН ${person.organisation.inn}` : null,
    person.email ?? person.phone,
  ].filter((part) => part && part !== name)
  return (
    <li className="flex items-start gap-2.5">
      <Avatar name={name} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-sm">{name}</p>
        <p className="break-words text-ink-faint text-xs">
          {[...contact, say(person.origin)].filter(Boolean).join(' · ')}
        </p>
        {person.comment ? <p className="mt-1 border-bad border-l-2 pl-2 text-sm">{person.comment}</p> : null}
      </div>
      <div className="flex shrink-0 flex-col items-end gap-0.5">
        <Badge tone={tone}>
          <Icon aria-hidden="true" />
          {t(`state.${person.state}`)}
        </Badge>
        {person.at ? <Moment at={person.at} className="text-2xs text-ink-faint" /> : null}
      </div>
    </li>
  )
}
