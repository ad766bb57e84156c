'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Outcome } from '#components/form/outcome.ts'
import { useAct } from '#components/form/use-act.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHead } from '#components/ui/card.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import { calendarBases, type WorkCalendar } from '#lib/envelope/work-calendar.ts'
import { OwnDaysEditor } from './own-days.tsx'
import { YearView } from './year-view.tsx'

/** The portal's work calendar: the week, its own days and the year that comes of them. */
export function CalendarCard(props: {
  calendar: WorkCalendar
  /** The year that is shown first. */
  year: number
  mayEdit: boolean
  save: (calendar: WorkCalendar) => Promise<Outcome>
}) {
  const t = useTranslations('calendar')
  const tu = useTranslations('ui')
  const router = useRouter()
  const { busy, run } = useAct()
  const [draft, setDraft] = useState<WorkCalendar | null>(null)
  const [saved, setSaved] = useState<WorkCalendar | null>(null)
  const [year, setYear] = useState(props.year)
  const calendar = draft ?? saved ?? props.calendar
  const save = async () => {
    const outcome = await run(async () => {
      const saved = await props.save(calendar)
      return 'done' in saved ? { done: true } : saved
    }, tu('saved'))
    if (!outcome) return
    setSaved(calendar)
    setDraft(null)
    router.refresh()
  }
  return (
    <Card>
      <CardHead
        title={t('title')}
        hint={t('hint')}
        actions={draft ? <Badge tone="warn">{t('unsaved')}</Badge> : null}
      />
      <CardBody className="grid gap-5">
        <FormField label={t('base')} className="sm:max-w-80">
          {(links) => (
            <Select
              {...links}
              value={calendar.base}
              disabled={!props.mayEdit}
              onChange={({ target }) => {
                const base = calendarBases.find((each) => each === target.value)
                if (base) setDraft({ ...calendar, base })
              }}
            >
              {calendarBases.map((base) => (
                <option key={base} value={base}>
                  {t(`bases.${base}`)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        <YearView calendar={calendar} year={year} onYear={setYear} />
        <OwnDaysEditor calendar={calendar} mayEdit={props.mayEdit} onChange={setDraft} />
        {props.mayEdit ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t pt-4">
            <p className="min-w-60 flex-1 text-ink-faint text-xs">{t('later')}</p>
            {draft ? (
              <Button look="ghost" disabled={busy} onClick={() => setDraft(null)}>
                {t('reset')}
              </Button>
            ) : null}
            <Button look={draft ? 'primary' : 'secondary'} busy={busy} disabled={!draft} onClick={save}>
              {tu('save')}
            </Button>
          </div>
        ) : null}
      </CardBody>
    </Card>
  )
}
