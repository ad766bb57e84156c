'use client'
import { Save } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.tsx'
import { statusNames } from '#lib/envelope/variables.ts'
import { listOf } from '#lib/route/beside.ts'
import { freshId } from '#lib/route/new-node.ts'
import type { Scenario } from '#lib/route/scenario.ts'
import { expectationOf } from './expectation.ts'
import { takeIn } from './session.ts'
import type { Beginning, SimulationDesk } from './use-simulation.ts'

/** Keeps the run that was played as a scenario; what it came to is what it must come to. */
export function SaveForm({ desk }: { desk: SimulationDesk }) {
  const t = useTranslations('designer.simulation')
  const said = useSaid()
  const { store } = useSurroundings()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { here, session, beginning } = desk
  const expected = expectationOf(here)
  const keep = () => {
    const { graph, edit } = store.getState()
    if (!expected || name.trim() === '') return
    const id = freshId(
      listOf(graph, 'scenarios').map((each) => each.id),
      'scenario',
    )
    const it: Scenario = {
      ...{ id, name: name.trim(), ...filled(beginning) },
      moves: takeIn(session).moves.slice(0, session.at),
      expect: expected,
    }
    if (!edit({ do: 'put', list: 'scenarios', it }, undefined, 'save-scenario')) return
    toast.success(t('saved', { name: it.name }))
    setOpen(false)
    setName('')
  }
  if (!open || !expected) {
    return (
      <div className="border-t p-3">
        <Button size="sm" disabled={!expected} onClick={() => setOpen(true)}>
          <Save aria-hidden="true" />
          {t('save')}
        </Button>
        <p className="mt-1.5 text-ink-faint text-xs">{expected ? t('saveHint') : t('saveLater')}</p>
      </div>
    )
  }
  return (
    <form
      className="grid gap-2 border-t p-3"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <FormField label={t('name')} hint={t('ends', { outcome: said(statusNames[expected.outcome]) })}>
        {(links) => (
          <Input
            {...links}
            autoFocus
            maxLength={200}
            placeholder={t('namePlaceholder')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </FormField>
      <Button
        type="submit"
        size="sm"
        look="primary"
        disabled={name.trim() === ''}
        className="justify-self-start"
      >
        {t('saveAct')}
      </Button>
    </form>
  )
}

/** What was left empty is not part of the scenario. */
function filled(beginning: Beginning): Partial<Beginning> {
  const parts = Object.entries(beginning).flatMap(([part, values]) => {
    const given = Object.entries(values).filter(([, value]) => value !== '')
    return given.length > 0 ? [[part, Object.fromEntries(given)]] : []
  })
  return Object.fromEntries(parts)
}
