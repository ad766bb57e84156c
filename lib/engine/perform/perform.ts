import type { Db } from '#lib/db/client.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import type { Observation } from '#lib/envelope/observation.ts'
import type { EffectRow, EnvelopeRow } from '../advance.ts'
import type { Engine } from '../engine.ts'
import { collectFiles } from './collect-files.ts'
import { cancelLeg, remindLeg } from './leg-orders.ts'
import { makeDocument } from './make-document.ts'
import { makeReport } from './make-report.ts'
import { readItemFacts } from './read-item.ts'
import { resolveParticipants } from './resolve-people.ts'
import { submitLeg } from './submit-leg.ts'
import { writeBack } from './write-back.ts'

/** What came of an effect: the fact, its receipt and what is stored together with them. */
export type Performed = {
  observation: Observation
  receipt: Receipt
  store?: (tx: Db) => Promise<void>
}

/** Begun but not at its end: come back later and remember this. */
export type NotYet = { waitMs: number; progress: Record<string, string> }

/** One effect to perform, with everything that performers read. */
export type Task = {
  engine: Engine
  row: EffectRow
  envelope: EnvelopeRow
  /** An earlier try may have been executed: look before doing. */
  repeat: boolean
}

/** Does one effect. Throws one of the four failures; the caller decides between waiting and parking. */
export async function perform(
  engine: Engine,
  envelope: EnvelopeRow,
  row: EffectRow,
): Promise<Performed | NotYet> {
  const task: Task = { engine, row, envelope, repeat: row.attempts > 1 }
  const { deed } = row
  switch (deed.do) {
    case 'read-item':
      return readItemFacts(task, deed)
    case 'make-document':
      return makeDocument(task, deed)
    case 'resolve-people':
      return resolveParticipants(task, deed)
    case 'submit-leg':
      return submitLeg(task, deed)
    case 'collect-files':
      return collectFiles(task, deed)
    case 'cancel-leg':
      return cancelLeg(task, deed)
    case 'remind-leg':
      return remindLeg(task, deed)
    case 'make-report':
      return makeReport(task)
    case 'write-back':
      return writeBack(task, deed)
  }
}
