import {
  movesOf,
  play,
  type Simulation,
  type SimulationGiven,
  startSimulation,
} from '#lib/envelope/simulate.ts'
import { same } from '#lib/route/diff.ts'
import type { Move } from '#lib/route/scenario.ts'

/** One way in which the rehearsal goes: its moves, and the run after each of them; the first is the beginning. */
export type Take = { moves: readonly Move[]; runs: readonly [Simulation, ...Simulation[]] }

/** A rehearsal with every way that was tried. Never changed: each function answers the next one. */
export type Session = {
  given: SimulationGiven
  takes: readonly [Take, ...Take[]]
  current: number
  /** How many moves of the current take are made. */
  at: number
}

/** Begins a rehearsal: with nothing done yet, or with the moves of a scenario made as far as they are possible. */
export function beginSession(given: SimulationGiven, moves: readonly Move[] = []): Session {
  const take = takeOf(given, moves)
  return { given, takes: [take], current: 0, at: take.moves.length }
}

/** The moves that are possible from the beginning; the first that is not ends it. */
function takeOf(given: SimulationGiven, moves: readonly Move[]): Take {
  const runs: [Simulation, ...Simulation[]] = [startSimulation(given)]
  const made: Move[] = []
  for (const move of moves) {
    const next = play(runs[made.length] ?? runs[0], move)
    if (!next) break
    runs.push(next)
    made.push(move)
  }
  return { moves: made, runs }
}

export const takeIn = ({ takes, current }: Session): Take => takes[current] ?? takes[0]

/** The run as it stands now. */
export function hereIn(session: Session): Simulation {
  const { runs } = takeIn(session)
  return runs[session.at] ?? runs[0]
}

/**
 * Makes the move. The one that was made here before is made again; another one, in the middle, begins a take of its own
 * and leaves the present one as it is. A move that is not possible changes nothing.
 */
export function makeMove(session: Session, move: Move): Session {
  const take = takeIn(session)
  const { at, takes } = session
  const made = take.moves[at]
  if (made && same(made, move)) return { ...session, at: at + 1 }
  const next = play(hereIn(session), move)
  if (!next) return session
  const [first, ...rest] = take.runs
  const grown: Take = {
    moves: [...take.moves.slice(0, at), move],
    runs: [first, ...rest.slice(0, at), next],
  }
  if (!made) return { ...session, takes: withTake(takes, session.current, grown), at: at + 1 }
  const known = takes.findIndex(({ moves }) => same(moves.slice(0, at + 1), grown.moves))
  if (known >= 0) return { ...session, current: known, at: at + 1 }
  return { ...session, takes: [...takes, grown], current: takes.length, at: at + 1 }
}

function withTake([first, ...rest]: Session['takes'], at: number, take: Take): Session['takes'] {
  if (at === 0) return [take, ...rest]
  return [first, ...rest.map((each, place): Take => (place === at - 1 ? take : each))]
}

/** Goes to the moment after so many moves. */
export const goTo = (session: Session, at: number): Session => ({
  ...session,
  at: Math.min(Math.max(at, 0), takeIn(session).moves.length),
})

/** The move that follows: the one made before, or the likeliest; undefined when the run waits for nobody. */
export function nextMove(session: Session): Move | undefined {
  const made = takeIn(session).moves[session.at]
  if (made) return made
  const [likeliest] = movesOf(hereIn(session))
  return likeliest?.do === 'cancel' ? undefined : likeliest
}

/** Another take, as far as it went. */
export function switchTake(session: Session, current: number): Session {
  const take = session.takes[current]
  return take ? { ...session, current, at: take.moves.length } : session
}

/** Takes the moves of a scenario as a take of its own. */
export function addTake(session: Session, moves: readonly Move[]): Session {
  const take = takeOf(session.given, moves)
  return {
    ...session,
    takes: [...session.takes, take],
    current: session.takes.length,
    at: take.moves.length,
  }
}

/** The same rehearsal of another route, or from another beginning: every take as far as it still goes. */
export function replayed(session: Session, given: SimulationGiven): Session {
  const [first, ...rest] = session.takes
  const takes: Session['takes'] = [
    takeOf(given, first.moves),
    ...rest.map(({ moves }) => takeOf(given, moves)),
  ]
  const next = { ...session, given, takes }
  return { ...next, at: Math.min(session.at, takeIn(next).moves.length) }
}
