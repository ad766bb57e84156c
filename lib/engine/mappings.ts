import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { mapping } from '#lib/db/schema/mapping.ts'
import { defaultMapping, type Mapping } from '#lib/envelope/mapping.ts'
import { Refused } from '#lib/failure.ts'
import { unknownVariables } from '#lib/route/variable.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'

/** A mapping as edited: revision 0 = nothing saved yet, the default holds (or, for a route, the portal's). */
export type HeldMapping = { mapping: Mapping | null; revision: number; changedBy: string | null }

const of = (portalId: number, routeId: string | null) =>
  and(
    eq(mapping.portalId, portalId),
    routeId === null ? isNull(mapping.routeId) : eq(mapping.routeId, routeId),
  )

/** What is saved for the portal, or for one route. */
export async function heldMapping(db: Db, portalId: number, routeId: string | null): Promise<HeldMapping> {
  const [row] = await db.select().from(mapping).where(of(portalId, routeId))
  if (row) return { mapping: row.body, revision: row.revision, changedBy: row.changedBy }
  return { mapping: routeId === null ? defaultMapping : null, revision: 0, changedBy: null }
}

/** Saves a mapping. Refused 409 when another was saved since `revision`, 422 when a template names an unknown variable. */
export async function saveMapping(
  engine: Engine,
  given: { portalId: number; routeId: string | null; mapping: Mapping; revision: number; by: string },
): Promise<{ revision: number }> {
  checkTemplates(given.mapping)
  return engine.db.transaction(async (tx) => {
    const [row] = await tx.select().from(mapping).where(of(given.portalId, given.routeId)).for('update')
    if ((row?.revision ?? 0) !== given.revision) throw stale(row?.changedBy ?? '')
    const revision = given.revision + 1
    const set = { body: given.mapping, revision, changedBy: given.by, changedAt: engine.now() }
    if (row) {
      await tx.update(mapping).set(set).where(eq(mapping.id, row.id))
      return { revision }
    }
    const made = await tx
      .insert(mapping)
      .values({ portalId: given.portalId, routeId: given.routeId, ...set })
      .onConflictDoNothing()
      .returning()
    if (made.length === 0) throw stale('')
    return { revision }
  })
}

function checkTemplates({ rows }: Mapping): void {
  for (const [status, row] of Object.entries(rows)) {
    const texts = [row.timeline, row.notification?.text, row.task?.title, row.task?.description]
    const all = [
      ...texts.flatMap((text) => (text ? [text.ru, text.en] : [])),
      ...Object.values(row.fields ?? {}),
    ]
    const wrong = all.flatMap(unknownVariables)[0]
    if (wrong === undefined) continue
    throw new Refused(422, {
      code: 'variable-unknown',
      text: say(`Переменной {{${wrong}}} нет.`, `There is no variable {{${wrong}}}.`),
      cure: say('Выберите переменную из списка.', 'Choose a variable from the list.'),
      detail: { status, variable: wrong },
    })
  }
}

const stale = (by: string) =>
  new Refused(409, {
    code: 'mapping-stale',
    text: say(
      `Сопоставление тем временем изменил ${by || 'кто-то другой'}.`,
      `${by || 'Somebody else'} has changed the mapping meanwhile.`,
    ),
    cure: say('Обновите страницу и повторите правку.', 'Reload the page and repeat your edit.'),
  })
