'use client'
import { CircleCheck, CircleDot, Hourglass, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import type { Timer } from '#lib/envelope/draft.ts'
import { movesOf, reasonOf, type Simulation } from '#lib/envelope/simulate.ts'
import type { Move } from '#lib/route/scenario.ts'
import { FieldMove } from './field-move.tsx'
import { nameOf, stepIn } from './move-words.ts'
import { useSimulatedTime } from './transport.tsx'
import type { SimulationDesk } from './use-simulation.ts'

const moods = {
  busy: { icon: Hourglass, colour: 'text-ink-faint' },
  waiting: { icon: CircleDot, colour: 'text-accent-text' },
  stuck: { icon: TriangleAlert, colour: 'text-warn' },
  over: { icon: CircleCheck, colour: 'text-good' },
} as const

/** Why the run stands where it stands, and everything that somebody can do now. */
export function MovesPanel({ desk }: { desk: SimulationDesk }) {
  const t = useTranslations('designer.simulation')
  const said = useSaid()
  const { here } = desk
  const reason = reasonOf(here)
  const { icon: Icon, colour } = moods[reason.mood]
  const moves = movesOf(here)
  return (
    <section aria-label={t('next')} className="grid gap-2.5 p-3">
      <p role="status" className="flex items-start gap-2 text-sm" data-testid="simulation-reason">
        <Icon aria-hidden="true" className={cn('mt-0.5 size-4 shrink-0', colour)} />
        {said(reason.text)}
      </p>
      {peopleIn(moves).map(({ step, person }) => (
        <PersonMoves key={`${step} ${person}`} desk={desk} step={step} person={person} moves={moves} />
      ))}
      {moves.map((move) =>
        move.do === 'set-field' ? <FieldMove key={move.field} move={move} onMake={desk.make} /> : null,
      )}
      {here.state.phase === 'running' && here.clocks.length > 0 ? <TimeMoves desk={desk} /> : null}
      <div className="flex flex-wrap gap-1.5 empty:hidden">
        {moves.some((move) => move.do === 'resume') ? (
          <Button size="sm" look="primary" onClick={() => desk.make({ do: 'resume' })}>
            {t('resume')}
          </Button>
        ) : null}
        {moves.some((move) => move.do === 'cancel') ? (
          <Button size="sm" look="ghost" onClick={() => desk.make({ do: 'cancel' })}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

type Acting = { step: string; person: number }

function peopleIn(moves: readonly Move[]): Acting[] {
  return moves.flatMap((move) => (move.do === 'sign' ? [{ step: move.step, person: move.person ?? 1 }] : []))
}

/** One whose turn it is, with what they may do. */
function PersonMoves(props: Acting & { desk: SimulationDesk; moves: readonly Move[] }) {
  const { desk, step, person, moves } = props
  const t = useTranslations('designer.simulation')
  const said = useSaid()
  const planned = stepIn(desk.here, step)
  const name = nameOf(desk.here, step, person)
  const act = planned?.act === 'approve' ? t('approve') : t('sign')
  const label = (what: string) => t('asPerson', { act: what, name })
  const unopened = moves.some((move) => move.do === 'view' && move.step === step && move.person === person)
  return (
    <div className="grid gap-2 rounded-lg border bg-surface p-2.5">
      <p className="flex min-w-0 items-center gap-2">
        <Avatar name={name} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-sm" title={name}>
            {name}
          </span>
          <span className="block truncate text-ink-faint text-xs">
            {planned ? said(planned.title) : step}
            {unopened ? null : ` · ${t('viewed')}`}
          </span>
        </span>
      </p>
      <p className="flex flex-wrap gap-1.5">
        <Button
          size="sm"
          look="primary"
          aria-label={label(act)}
          onClick={() => desk.make({ do: 'sign', step, person })}
        >
          {act}
        </Button>
        <Button
          size="sm"
          aria-label={label(t('decline'))}
          onClick={() => desk.make({ do: 'decline', step, person, comment: t('comment') })}
        >
          {t('decline')}
        </Button>
        {unopened ? (
          <Button
            size="sm"
            look="ghost"
            aria-label={label(t('view'))}
            onClick={() => desk.make({ do: 'view', step, person })}
          >
            {t('view')}
          </Button>
        ) : null}
      </p>
    </div>
  )
}

/** Nobody acts and time goes by: to the next clock, or for so long. */
function TimeMoves({ desk }: { desk: SimulationDesk }) {
  const t = useTranslations('designer.simulation')
  const time = useSimulatedTime()
  const what = useClockWords()
  const [clock] = desk.here.clocks
  if (!clock) return null
  const pass = (value: number, unit: 'hours' | 'days') => desk.make({ do: 'sleep', for: { value, unit } })
  return (
    <div className="grid gap-2 rounded-lg border border-dashed p-2.5">
      <p className="text-ink-soft text-xs">
        {t('nextClock', { what: what(desk.here, clock) })}
        <span className="block text-ink-faint tabular-nums">{time(desk.here, clock.at)}</span>
      </p>
      <p className="flex flex-wrap gap-1.5">
        <Button size="sm" onClick={() => desk.make({ do: 'sleep' })}>
          {t('pass')}
        </Button>
        <Button size="sm" look="ghost" onClick={() => pass(1, 'hours')}>
          {t('hour')}
        </Button>
        <Button size="sm" look="ghost" onClick={() => pass(1, 'days')}>
          {t('day')}
        </Button>
        <Button size="sm" look="ghost" onClick={() => pass(7, 'days')}>
          {t('week')}
        </Button>
      </p>
    </div>
  )
}

function useClockWords(): (here: Simulation, clock: Timer) => string {
  const t = useTranslations('designer.simulation.clocks')
  const said = useSaid()
  return (here, { tells }) => {
    if (tells.seen !== 'waited') {
      const step = stepIn(here, tells.step)
      return t(tells.seen, { title: step ? said(step.title) : tells.step })
    }
    const node = here.world.plan.nodes[tells.node]
    return t('waited', { title: node && 'title' in node ? said(node.title) : tells.node })
  }
}
