import { mostWork } from '#lib/envelope/rehearse.ts'
import { beginScenario, cannotMove, playMoves, type Stage } from '#lib/envelope/scenario.ts'
import { movesOf, reasonOf, type Simulation } from '#lib/envelope/simulate.ts'
import { acting } from '#lib/envelope/simulate-outside.ts'
import { nameOf } from '#lib/envelope/variables.ts'
import { Refused } from '#lib/failure.ts'
import type { Plan } from '#lib/route/plan.ts'
import type { Move, Scenario } from '#lib/route/scenario.ts'
import { say } from '#lib/sentence.ts'

type Given = Pick<Scenario, 'inputs' | 'fields' | 'counterparty'> & {
  /** ISO moment at which the run begins. */
  at?: string | undefined
  moves: Move[]
  stage: Stage
}

/** Plays the moves and tells how the run stands then. Refused 422 when a move is not possible: which, and why. */
export function simulate(plan: Plan, { moves, stage, at, ...given }: Given) {
  const begun = beginScenario(plan, given, {
    ...stage,
    ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
  })
  const { last, impossible, tooLong } = playMoves(begun, moves, { most: mostWork })
  if (tooLong) throw tooMuch()
  const move = impossible === null ? undefined : moves[impossible - 1]
  if (impossible !== null && move) throw notPossible(impossible, move, last)
  return standing(last)
}

function standing(last: Simulation) {
  const { state, now, trace, clocks } = last
  return {
    status: state.status,
    phase: state.phase,
    reason: reasonOf(last),
    now,
    nodes: [...new Set(state.threads.map((thread) => thread.at))],
    people: peopleOf(last),
    moves: movesOf(last),
    clocks: clocks.map(({ at, tells }) => ({
      at,
      node: tells.seen === 'waited' ? tells.node : tells.step,
      rings: tells.seen,
    })),
    trace,
  }
}

const peopleOf = ({ world, state }: Simulation) =>
  state.phase === 'running'
    ? acting(world, state).map(({ leg, step, person, viewed }) => {
        const found = state.legs[leg]?.people[step]?.[person - 1]
        return { step, person, name: found ? nameOf(found) : '', viewed }
      })
    : []

function notPossible(number: number, move: Move, here: Simulation): Refused {
  return new Refused(422, {
    code: 'move-not-possible',
    text: cannotMove(number, move, here),
    cure: say(
      'Возьмите ход из списка возможных: они в detail.',
      'Take one of the moves that are possible: they are in detail.',
    ),
    detail: { move: number, nodes: standing(here).nodes, now: here.now, moves: movesOf(here) },
  })
}

const tooMuch = () =>
  new Refused(422, {
    code: 'simulation-too-long',
    text: say('Ходов и событий слишком много.', 'There are too many moves and events.'),
    cure: say('Сократите список ходов.', 'Make the list of moves shorter.'),
  })
