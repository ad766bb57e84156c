'use client'
import { ListPlus, X } from 'lucide-react'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { OwnDays, WorkCalendar } from '#lib/envelope/work-calendar.ts'
import { type OwnKind, ownKinds, withDays, withoutDay } from './own-kind.ts'

const PasteDialog = lazy(() => import('./paste-dialog.tsx'))

/** The portal's own days off and working days: one form to add, one list to take away from. */
export function OwnDaysEditor(props: {
  calendar: WorkCalendar
  mayEdit: boolean
  onChange: (calendar: WorkCalendar) => void
}) {
  const t = useTranslations('calendar')
  const { calendar, mayEdit, onChange } = props
  const [pasting, setPasting] = useState(false)
  const add = (kind: OwnKind, days: OwnDays) => onChange(withDays(calendar, kind, days))
  return (
    <section aria-label={t('own')} className="grid content-start gap-3">
      <h3 className="font-semibold text-sm">{t('own')}</h3>
      {mayEdit ? (
        <>
          <AddForm add={add} />
          <Button look="ghost" className="justify-self-start" onClick={() => setPasting(true)}>
            <ListPlus aria-hidden="true" />
            {t('paste')}
          </Button>
        </>
      ) : null}
      <DayLines calendar={calendar} mayEdit={mayEdit} onChange={onChange} />
      {pasting ? (
        <Suspense>
          <PasteDialog add={add} onClose={() => setPasting(false)} />
        </Suspense>
      ) : null}
    </section>
  )
}

function AddForm({ add }: { add: (kind: OwnKind, days: OwnDays) => void }) {
  const t = useTranslations('calendar')
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const [kind, setKind] = useState<OwnKind>('off')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (day === '') return
    add(kind, { [day]: name.trim() })
    setDay('')
    setName('')
  }
  return (
    <form onSubmit={submit} className="grid items-end gap-2 sm:grid-cols-[9.5rem_8rem_1fr_auto]">
      <FormField label={t('date')}>
        {(links) => (
          <Input
            {...links}
            type="date"
            required
            min="1990-01-01"
            max="2100-12-31"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </FormField>
      <FormField label={t('kind.label')}>
        {(links) => <KindSelect links={links} kind={kind} onChange={setKind} />}
      </FormField>
      <FormField label={t('name')}>
        {(links) => (
          <Input {...links} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </FormField>
      <Button type="submit">{t('add')}</Button>
    </form>
  )
}

/** Whether a day is off or worked. */
export function KindSelect(props: { links: object; kind: OwnKind; onChange: (kind: OwnKind) => void }) {
  const t = useTranslations('calendar')
  return (
    <Select
      {...props.links}
      value={props.kind}
      onChange={(event) => props.onChange(event.target.value === 'on' ? 'on' : 'off')}
    >
      {ownKinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`kind.${kind}`)}
        </option>
      ))}
    </Select>
  )
}

function DayLines(props: {
  calendar: WorkCalendar
  mayEdit: boolean
  onChange: (calendar: WorkCalendar) => void
}) {
  const t = useTranslations('calendar')
  const format = useFormatter()
  const { calendar, mayEdit, onChange } = props
  const lines = ownKinds
    .flatMap((kind) => Object.entries(calendar[kind]).map(([day, name]) => ({ kind, day, name })))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  if (lines.length === 0) return <p className="text-ink-faint text-sm">{t('ownNone')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keyboard
    <ul tabIndex={0} aria-label={t('own')} className="max-h-72 divide-y overflow-y-auto rounded-md border">
      {lines.map(({ kind, day, name }) => {
        const said = format.dateTime(new Date(day), { timeZone: 'UTC', dateStyle: 'long' })
        return (
          <li key={day} className="flex min-h-9 items-center gap-3 px-3 text-sm">
            <time dateTime={day} className="shrink-0 tabular-nums">
              {said}
            </time>
            <Badge tone={kind === 'off' ? 'bad' : 'good'}>{t(`kind.${kind}`)}</Badge>
            <span className="min-w-0 flex-1 truncate text-ink-soft">{name}</span>
            {mayEdit ? (
              <Button
                look="ghost"
                size="icon-sm"
                aria-label={t('remove', { day: said })}
                onClick={() => onChange(withoutDay(calendar, day))}
              >
                <X aria-hidden="true" />
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
