'use client'
import { useMemo, useState } from 'react'
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
import { found } from '#components/ui/search.ts'
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
  const types = start?.entityTypeIds ?? []
  const people = (catalogue.users ?? []).filter((user) => user.active)
  const ofTypes = (catalogue.fields ?? []).filter(({ entityTypeId }) => types.includes(entityTypeId))
  const fields = [...new Map(ofTypes.map((field) => [field.name, field])).values()].flatMap(
    (field): Participant[] => {
      const as = fieldTypes[field.type]
      return as ? [{ from: 'field', field: field.name, as }] : []
    },
  )
  const given = (start?.inputs ?? []).flatMap((input): Participant[] =>
    input.type === 'user' || input.type === 'string'
      ? [{ from: 'input', input: input.name, as: input.type === 'user' ? 'user' : 'email' }]
      : [],
  )
  const email = /^[^\s@]+@[^\s@]+$/.test(query.trim()) ? query.trim() : null
  return (
    <Command shouldFilter={false} label={t('findParticipant')}>
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
        <Group title={t('fromItem')} people={ofItem} query={query} onChoose={onChoose} />
        <Group
          title={t('people')}
          people={people.map((user): Participant => ({ from: 'user', userId: user.id }))}
          query={query}
          onChoose={onChoose}
        />
        <Group title={t('fromInputs')} people={given} query={query} onChoose={onChoose} />
        <Group title={t('fromFields')} people={fields} query={query} onChoose={onChoose} />
        {catalogue.users === null ? (
          <p className="px-2 py-1.5 text-ink-faint text-xs">{t('unreadUsers')}</p>
        ) : null}
      </CommandList>
    </Command>
  )
}

/** As many of one kind as one reads; more ask for a longer search. */
const most = 30

function Group(props: {
  title: string
  people: readonly Participant[]
  query: string
  onChoose(who: Participant): void
}) {
  const { people, query } = props
  const ui = useTranslations('ui')
  const said = useSaid()
  const { catalogue } = useSurroundings()
  const options = useMemo(() => {
    const positions = new Map(catalogue.users?.map((user) => [user.id, user.position]))
    return people.map((who) => ({
      who,
      key: JSON.stringify(who),
      label: said(participantTitle(who, catalogue)),
      detail: who.from === 'user' ? positions.get(who.userId) : undefined,
    }))
  }, [people, catalogue, said])
  const matching = found(options, query)
  if (matching.length === 0) return null
  return (
    <CommandGroup heading={props.title}>
      {matching.slice(0, most).map(({ who, key, label, detail }) => (
        <CommandItem key={key} value={key} onSelect={() => props.onChoose(who)}>
          <span className="min-w-0 truncate">{label}</span>
          {detail ? (
            <span className="ml-auto max-w-[50%] shrink-0 truncate text-ink-faint text-xs">{detail}</span>
          ) : null}
        </CommandItem>
      ))}
      {matching.length > most ? (
        <p className="px-2 py-1 text-ink-faint text-xs">{ui('moreFound', { n: matching.length - most })}</p>
      ) : null}
    </CommandGroup>
  )
}
