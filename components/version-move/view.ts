import type { Outcome } from '#components/form/outcome.ts'
import type { MoveAnswers, MoveLine, MoveOrder, MoveResult, MoveRun } from '#lib/envelope/move/verdict.ts'

/** What the list asks of the server about the envelopes of one route. */
export type MoveDesk = {
  preview(
    to: number,
    cursor: string | null,
  ): Promise<Outcome<{ items: MoveLine[]; nextCursor: string | null }>>
  start(to: number, orders: MoveOrder[]): Promise<Outcome<MoveRun>>
  /** The named move, or the one that is going on; null when there is none. */
  run(id: string | null): Promise<Outcome<MoveRun | null>>
}

/** The same for one envelope. */
export type MoveOneDesk = {
  /** Null when it is on that version already. */
  preview(): Promise<Outcome<MoveLine | null>>
  move(answers: MoveAnswers): Promise<Outcome<MoveResult>>
}

/** By which name the address asks for the list. */
export const moveAsked = 'move'
