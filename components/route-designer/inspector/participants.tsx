'use client'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx'
import type { Participant } from '#lib/route/graph.ts'
import { participantTitle } from '#lib/route/participant.ts'
import { ParticipantPicker } from './participant-picker.tsx'

/** People in the order in which they act. */
export function Participants(props: { value: readonly Participant[]; onChange(value: Participant[]): void }) {
  const { value, onChange } = props
  const t = useTranslations('designer.inspector')
  const readOnly = useDesigner((state) => state.readOnly)
  const [open, setOpen] = useState(false)
  const swap = (at: number) => {
    const next = [...value]
    next.splice(at, 2, ...next.slice(at, at + 2).reverse())
    onChange(next)
  }
  return (
    <>
      <ol className="grid gap-1">
        {value.map((who, at) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: the same person may act twice
            key={`${at} ${JSON.stringify(who)}`}
            who={who}
            onUp={at > 0 ? () => swap(at - 1) : undefined}
            onDown={at < value.length - 1 ? () => swap(at) : undefined}
            onRemove={() => onChange(value.filter((_, place) => place !== at))}
          />
        ))}
      </ol>
      {readOnly ? null : (
        <Popover open={open} onOpenChange={setOpen}>
          <PopoverTrigger asChild>
            <Button size="sm" className="justify-start">
              <Plus aria-hidden="true" />
              {t('addParticipant')}
            </Button>
          </PopoverTrigger>
          <PopoverContent align="start" className="w-72 overflow-hidden p-0">
            <ParticipantPicker
              onChoose={(who) => {
                onChange([...value, who])
                setOpen(false)
              }}
            />
          </PopoverContent>
        </Popover>
      )}
    </>
  )
}

function Row(props: {
  who: Participant
  onUp?: (() => void) | undefined
  onDown?: (() => void) | undefined
  onRemove(): void
}) {
  const t = useTranslations('designer.inspector')
  const said = useSaid()
  const { catalogue } = useSurroundings()
  const readOnly = useDesigner((state) => state.readOnly)
  const { who } = props
  const name = said(participantTitle(who, catalogue))
  const user = who.from === 'user' ? catalogue.users?.find((each) => each.id === who.userId) : undefined
  const detail = user
    ? user.active
      ? user.position
      : t('inactive')
    : who.from === 'email' && who.name
      ? who.email
      : undefined
  return (
    <li className="group flex min-h-9 items-center gap-2 rounded-md border px-1.5 py-1">
      <Avatar name={name} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{name}</span>
        {detail ? <span className="block truncate text-ink-faint text-xs">{detail}</span> : null}
      </span>
      {readOnly ? null : (
        <span className="flex">
          {props.onUp ? (
            <Button look="ghost" size="icon-sm" aria-label={t('moveUp', { what: name })} onClick={props.onUp}>
              <ArrowUp aria-hidden="true" />
            </Button>
          ) : null}
          {props.onDown ? (
            <Button
              look="ghost"
              size="icon-sm"
              aria-label={t('moveDown', { what: name })}
              onClick={props.onDown}
            >
              <ArrowDown aria-hidden="true" />
            </Button>
          ) : null}
          <Button
            look="ghost"
            size="icon-sm"
            aria-label={t('removeItem', { what: name })}
            onClick={props.onRemove}
          >
            <X aria-hidden="true" />
          </Button>
        </span>
      )}
    </li>
  )
}
