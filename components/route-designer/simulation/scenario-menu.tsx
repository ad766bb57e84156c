'use client'
import { Check, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.tsx'
import { beginScenario, playMoves, type Stage } from '#lib/envelope/scenario.ts'
import type { Plan } from '#lib/route/plan.ts'
import type { Scenario } from '#lib/route/scenario.ts'
import { expectationOf } from './expectation.ts'
import type { Line } from './use-scenarios.ts'

/** What can be done with a stored scenario; each is an edit of the draft that undo takes back. */
export default function ScenarioMenu(props: { line: Line; plan: Plan; stage: Stage }) {
  const t = useTranslations('designer.simulation')
  const { store } = useSurroundings()
  const [renaming, setRenaming] = useState(false)
  const { line, plan, stage } = props
  const { scenario } = line
  const outcome = useMemo(() => newOutcome(line, plan, stage), [line, plan, stage])
  const put = (it: Scenario) =>
    store.getState().edit({ do: 'put', list: 'scenarios', it }, undefined, 'save-scenario')
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button look="ghost" size="icon-sm" aria-label={t('more', { name: scenario.name })}>
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {outcome ? (
            <DropdownMenuItem
              onSelect={() => {
                if (put({ ...scenario, expect: outcome })) toast.success(t('accepted'))
              }}
            >
              <Check aria-hidden="true" />
              {t('accept')}
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem onSelect={() => setRenaming(true)}>
            <Pencil aria-hidden="true" />
            {t('rename')}
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() =>
              store
                .getState()
                .edit({ do: 'take', list: 'scenarios', ids: [scenario.id] }, undefined, 'remove-scenario')
            }
          >
            <Trash2 aria-hidden="true" />
            {t('remove')}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {renaming ? (
        <RenameScenario
          name={scenario.name}
          onClose={() => setRenaming(false)}
          onRename={(name) => put({ ...scenario, name })}
        />
      ) : null}
    </>
  )
}

/** What a scenario comes to that goes another way; null where it cannot be played to an end. */
function newOutcome({ scenario, result }: Line, plan: Plan, stage: Stage): Scenario['expect'] | null {
  if (result.ok || result.move !== null) return null
  const { last, impossible } = playMoves(beginScenario(plan, scenario, stage), scenario.moves)
  return impossible === null ? expectationOf(last) : null
}

function RenameScenario(props: { name: string; onClose(): void; onRename(name: string): void }) {
  const t = useTranslations('designer.simulation')
  const [name, setName] = useState(props.name)
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent title={t('rename')}>
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() === '') return
            props.onRename(name.trim())
            props.onClose()
          }}
        >
          <FormField label={t('name')}>
            {(links) => (
              <Input
                {...links}
                maxLength={200}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </FormField>
          <Button type="submit" look="primary" disabled={name.trim() === ''} className="justify-self-end">
            {t('saveAct')}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  )
}
