'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { useStart } from '#components/route-designer/use-start.ts'
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '#components/ui/command.tsx'
import type { Participant } from '#lib/route/graph.ts'
import { participantTitle } from '#lib/route/participant.ts'

const ofItem: readonly Participant[] = [
  { from: 'responsible' },
  { from: 'head' },
  { from: 'company' },
  ...[1, 2, 3].map((index): Participant => ({ from: 'contact', index })),
]
const fieldTypes: Readonly<Record<string, 'user' | 'email' | 'phone'>> = {
  user: 'user',
  employee: 'user',
  email: 'email',
  string: 'email',
  phone: 'phone',
}

/** Everybody whom a step can ask: colleagues, people of the item, fields, inputs, an address. */
export function ParticipantPicker({ onChoose }: { onChoose(who: Participant): void }) {
  const t = useTranslations('designer.inspector')
  const ui = useTranslations('ui')
  const { catalogue } = useSurroundings()
  const start = useStart()
  const [query, setQuery] = useState('')
  const people = (catalogue.users ?? []).filter((user) => user.active)
  const fields = (catalogue.fields ?? []).flatMap((field): Participant[] => {
    const as = fieldTypes[field.type]
    return as ? [{ from: 'field', field: field.name, as }] : []
  })
  const given = (start?.inputs ?? []).flatMap((input): Participant[] =>
    input.type === 'user' || input.type === 'string'
      ? [{ from: 'input', input: input.name, as: input.type === 'user' ? 'user' : 'email' }]
      : [],
  )
  const email = /^[^\s@]+@[^\s@]+$/.test(query.trim()) ? query.trim() : null
  return (
    <Command>
      <CommandInput
        value={query}
        onValueChange={setQuery}
        placeholder={t('findParticipant')}
        aria-label={t('findParticipant')}
      />
      <CommandList>
        <CommandEmpty>{ui('nothingFound')}</CommandEmpty>
        {email ? (
          <CommandItem value={email} onSelect={() => onChoose({ from: 'email', email })}>
            {t('emailOf', { email })}
          </CommandItem>
        ) : null}
        <Group title={t('fromItem')} people={ofItem} onChoose={onChoose} />
        <Group
          title={t('people')}
          people={people.map((user): Participant => ({ from: 'user', userId: user.id }))}
          onChoose={onChoose}
        />
        <Group title={t('fromInputs')} people={given} onChoose={onChoose} />
        <Group title={t('fromFields')} people={fields} onChoose={onChoose} />
      </CommandList>
    </Command>
  )
}

function Group(props: { title: string; people: readonly Participant[]; onChoose(who: Participant): void }) {
  const said = useSaid()
  const { catalogue } = useSurroundings()
  if (props.people.length === 0) return null
  return (
    <CommandGroup heading={props.title}>
      {props.people.map((who) => {
        const name = said(participantTitle(who, catalogue))
        const position =
          who.from === 'user' ? catalogue.users?.find((each) => each.id === who.userId)?.position : undefined
        const key = JSON.stringify(who)
        return (
          <CommandItem key={key} value={`${name} ${key}`} onSelect={() => props.onChoose(who)}>
            <span className="truncate">{name}</span>
            {position ? <span className="ml-auto truncate text-ink-faint text-xs">{position}</span> : null}
          </CommandItem>
        )
      })}
    </CommandGroup>
  )
}
