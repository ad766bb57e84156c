'use client'
import { useEffect, useMemo, useState } from 'react'
import { useLocale } from 'use-intl'
import { type Stage, scenarioStart } from '#lib/envelope/scenario.ts'
import type { SimulationGiven } from '#lib/envelope/simulate.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import { participantTitle } from '#lib/route/participant.ts'
import type { Plan } from '#lib/route/plan.ts'
import type { Move, Scenario } from '#lib/route/scenario.ts'
import type { Locale } from '#lib/sentence.ts'
import {
  beginSession,
  goTo,
  hereIn,
  makeMove,
  nextMove,
  replayed,
  type Session,
  switchTake,
} from './session.ts'

/** Values with which a rehearsal begins. */
export type Beginning = Required<Pick<Scenario, 'inputs' | 'fields' | 'counterparty'>>
const nothing: Beginning = { inputs: {}, fields: {}, counterparty: {} }

const playMs = 900

/** The rehearsal of a plan: played anew whenever the plan or what it begins with has changed. */
export function useSimulation(name: string, plan: Plan, stage: Stage, catalogue: Catalogue) {
  const locale = useLocale() as Locale
  const [beginning, setBeginning] = useState<Beginning>(nothing)
  const given = useMemo(
    (): SimulationGiven => ({
      plan,
      name,
      ...beginning,
      at: scenarioStart,
      ...stage,
      locale,
      nameOf: (who) => participantTitle(who, catalogue, plan.inputs),
    }),
    [name, plan, stage, beginning, locale, catalogue],
  )
  const [session, setSession] = useState<Session>(() => beginSession(given))
  const [playing, setPlaying] = useState(false)
  useEffect(() => {
    setSession((before) => (before.given === given ? before : replayed(before, given)))
  }, [given])
  const waits = nextMove(session) === undefined
  useEffect(() => {
    if (!playing) return
    if (waits) return setPlaying(false)
    const timer = setInterval(() => setSession(advanced), playMs)
    return () => clearInterval(timer)
  }, [playing, waits])
  /** Whoever takes the controls ends the playing. */
  const by = (change: (before: Session) => Session) => () => {
    setPlaying(false)
    setSession(change)
  }
  return {
    session,
    here: hereIn(session),
    beginning,
    setBeginning,
    playing,
    play: () => setPlaying(!playing && !waits),
    make: (move: Move) => by((before) => makeMove(before, move))(),
    step: by(advanced),
    back: by((before) => goTo(before, before.at - 1)),
    goTo: (at: number) => by((before) => goTo(before, at))(),
    switchTake: (at: number) => by((before) => switchTake(before, at))(),
    /** Shows a stored scenario: what it begins with, and its moves made as far as they are possible. */
    watch: (scenario: Scenario) => {
      const { inputs = {}, fields = {}, counterparty = {} } = scenario
      const next = { inputs, fields, counterparty }
      setPlaying(false)
      setBeginning(next)
      setSession(beginSession({ ...given, ...next }, scenario.moves))
    },
  }
}

export type SimulationDesk = ReturnType<typeof useSimulation>

function advanced(session: Session): Session {
  const move = nextMove(session)
  return move ? makeMove(session, move) : session
}
