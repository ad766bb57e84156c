'use client'
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import type { Simulation } from '#lib/envelope/simulate.ts'
import type { Sentence } from '#lib/sentence.ts'
import { useMoveWords } from './move-words.ts'
import { takeIn } from './session.ts'
import { useSimulatedTime } from './transport.tsx'
import type { SimulationDesk } from './use-simulation.ts'

/** Every move of this take with what came of it; pressing one goes to the moment after it. */
export function HistoryList({ desk }: { desk: SimulationDesk }) {
  const t = useTranslations('designer.simulation')
  const words = useMoveWords()
  const { session } = desk
  const { moves, runs } = takeIn(session)
  return (
    <section aria-label={t('history')} className="border-t p-3">
      <h3 className="mb-1 font-medium text-ink-soft text-xs">{t('history')}</h3>
      <ol className="grid">
        <Moment desk={desk} at={0} name={t('start')} run={runs[0]} before={null} />
        {moves.map((move, index) => {
          const before = runs[index]
          const run = runs[index + 1]
          return before && run ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place of a move in its take is what it is
            <Fragment key={index}>
              <Moment desk={desk} at={index + 1} name={words(before, move)} run={run} before={before} />
            </Fragment>
          ) : null
        })}
      </ol>
    </section>
  )
}

function Moment(props: {
  desk: SimulationDesk
  at: number
  name: string
  run: Simulation
  before: Simulation | null
}) {
  const { desk, at, name, run, before } = props
  const said = useSaid()
  const time = useSimulatedTime()
  const here = desk.session.at === at
  const ahead = at > desk.session.at
  return (
    <li className={cn('relative grid border-l pb-2.5 pl-4', ahead ? 'border-dashed' : 'border-line-strong')}>
      <span
        aria-hidden="true"
        className={cn(
          'absolute top-1.5 -left-[4.5px] size-2 rounded-full border',
          here ? 'border-accent bg-accent' : 'border-line-strong bg-surface',
        )}
      />
      <button
        type="button"
        onClick={() => desk.goTo(at)}
        aria-current={here ? 'step' : undefined}
        className={cn(
          'rounded px-1 text-left text-sm hover:bg-hover',
          here ? 'font-medium text-ink' : ahead ? 'text-ink-faint' : 'text-ink-soft',
        )}
      >
        {name}
        <span className="ml-1.5 whitespace-nowrap font-normal text-2xs text-ink-faint tabular-nums">
          {time(run, run.now)}
        </span>
      </button>
      <ul className="grid px-1 text-ink-faint text-xs">
        {linesBetween(before, run).map((line) => (
          <li key={line.en}>{said(line)}</li>
        ))}
      </ul>
    </li>
  )
}

/** What the history gained by a move; the same words twice are one line. */
function linesBetween(before: Simulation | null, after: Simulation): Sentence[] {
  const lines = after.trace.slice(before?.trace.length ?? 0)
  const told = lines.flatMap((line) => (line.is === 'line' ? [line.text] : []))
  return told.filter((line, at) => told.findIndex(({ en }) => en === line.en) === at)
}
