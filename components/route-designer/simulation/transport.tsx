'use client'
import { Clock, Pause, Play, SkipBack, StepBack, StepForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { Tooltip } from '#components/ui/tooltip.tsx'
import type { Simulation } from '#lib/envelope/simulate.ts'
import { statusNames } from '#lib/envelope/variables.ts'
import { nextMove, type Take } from './session.ts'
import type { SimulationDesk } from './use-simulation.ts'

/** Plays, steps and goes back; says what time it is in the rehearsal and which way is being shown. */
export function Transport({ desk }: { desk: SimulationDesk }) {
  const t = useTranslations('designer.simulation')
  const { session, here, playing } = desk
  const over = nextMove(session) === undefined
  return (
    <div role="toolbar" aria-label={t('controls')} className="flex min-w-0 items-center gap-0.5">
      <Control name={t('restart')} disabled={session.at === 0} onClick={() => desk.goTo(0)}>
        <SkipBack aria-hidden="true" />
      </Control>
      <Control name={t('stepBack')} keys="←" disabled={session.at === 0} onClick={desk.back}>
        <StepBack aria-hidden="true" />
      </Control>
      <Control name={t('step')} keys="→" disabled={over} onClick={desk.step}>
        <StepForward aria-hidden="true" />
      </Control>
      <Control
        name={playing ? t('pause') : t('play')}
        keys="Space"
        disabled={over && !playing}
        onClick={desk.play}
      >
        {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </Control>
      <SimulatedTime run={here} />
      <Takes desk={desk} />
    </div>
  )
}

function Control(props: {
  name: string
  keys?: string
  disabled: boolean
  onClick(): void
  children: ReactNode
}) {
  const { name, keys, disabled, onClick, children } = props
  return (
    <Tooltip text={name} {...(keys ? { keys } : {})}>
      <Button look="ghost" size="icon" aria-label={name} disabled={disabled} onClick={onClick}>
        {children}
      </Button>
    </Tooltip>
  )
}

function SimulatedTime({ run }: { run: Simulation }) {
  const t = useTranslations('designer.simulation')
  const time = useSimulatedTime()
  return (
    <span
      title={t('clock')}
      className="ml-1.5 inline-flex shrink-0 items-center gap-1.5 text-ink-soft text-sm tabular-nums"
    >
      <Clock aria-hidden="true" className="size-4 text-ink-faint" />
      <time dateTime={run.now} data-testid="simulated-time">
        {time(run, run.now)}
      </time>
    </span>
  )
}

/** A moment of the rehearsal, whose days are made up: the weekday says more than the year. */
export function useSimulatedTime(): (run: Pick<Simulation, 'world'>, at: string) => string {
  const format = useFormatter()
  return ({ world: { timeZone } }, at) =>
    format.dateTime(new Date(at), {
      ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
      timeZone,
    })
}

/** Ways that were tried, when there are several. */
function Takes({ desk }: { desk: SimulationDesk }) {
  const t = useTranslations('designer.simulation')
  const said = useSaid()
  const { takes, current } = desk.session
  if (takes.length < 2) return null
  const outcome = ({ runs }: Take) => {
    const state = runs.at(-1)?.state
    return state?.phase === 'over' ? said(statusNames[state.status]) : t('underWay')
  }
  return (
    <Select
      className="ml-2 w-48 max-sm:w-32"
      aria-label={t('take')}
      value={String(current)}
      onChange={(event) => desk.switchTake(Number(event.target.value))}
    >
      {takes.map((take, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: takes are only added, and their place is their name
        <option key={at} value={String(at)}>
          {t('takeN', { n: at + 1, outcome: outcome(take) })}
        </option>
      ))}
    </Select>
  )
}
