import { and, eq, gt } from 'drizzle-orm'
import { effect } from '#lib/db/schema/envelope.ts'
import type { Deed, WriteBack } from '#lib/envelope/effect.ts'
import type { Task } from './perform.ts'

/**
 * What is left to do of a write-back when newer ones of the same kind were decided meanwhile: a value that was held
 * up by a fault never overwrites a newer one. Null when nothing is left.
 */
export async function stillWanted(task: Task, act: WriteBack): Promise<WriteBack | null> {
  if (act.name !== 'set-fields' && act.name !== 'move-stage') return act
  const { engine, row } = task
  const newer = await engine.db
    .select({ deed: effect.deed })
    .from(effect)
    .where(and(eq(effect.envelopeId, row.envelopeId), eq(effect.name, act.name), gt(effect.id, row.id)))
  const taken = new Set(newer.flatMap(({ deed }) => placesOf(deed)))
  if (taken.size === 0) return act
  return act.name === 'set-fields'
    ? leftOf(act.fields, taken, (fields) => ({ ...act, fields }))
    : leftOf(act.stageByPipeline, taken, (stageByPipeline) => ({ ...act, stageByPipeline }))
}

/** Names of what a deed writes: fields, or pipelines in which it moves. */
function placesOf(deed: Deed): string[] {
  if (deed.do !== 'write-back') return []
  if (deed.act.name === 'set-fields') return Object.keys(deed.act.fields)
  return deed.act.name === 'move-stage' ? Object.keys(deed.act.stageByPipeline) : []
}

function leftOf<T>(
  wanted: Record<string, T>,
  taken: ReadonlySet<string>,
  act: (left: Record<string, T>) => WriteBack,
): WriteBack | null {
  const left = Object.entries(wanted).filter(([name]) => !taken.has(name))
  return left.length === 0 ? null : act(Object.fromEntries(left))
}
