import { eq } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { routeVersion } from '#lib/db/schema/route.ts'
import { Defect } from '#lib/failure.ts'
import type { Plan } from '#lib/route/plan.ts'
import { type Paths, pathsOf } from '#lib/route/plan-walk.ts'
import type { EngineOptions } from './engine.ts'

/**
 * Published plans by version. They never change, so they are kept. Whoever is in a transaction gives it: waiting there
 * for another connection, many at once would wait for ever.
 */
export type PlanDesk = {
  of(versionId: string, tx?: Db): Promise<PublishedPlan>
  /** A version's ways, read once. */
  paths(versionId: string, tx?: Db): Promise<Paths>
}

export type PublishedPlan = { plan: Plan; name: string; number: number }

const most = 500
const mostWalked = 20

export function createPlanDesk({ db }: Pick<EngineOptions, 'db'>): PlanDesk {
  const kept = new Map<string, PublishedPlan>()
  const walked = new Map<string, Paths>()
  const desk: PlanDesk = {
    async paths(versionId, tx) {
      const known = walked.get(versionId)
      if (known) return known
      const paths = pathsOf((await desk.of(versionId, tx)).plan)
      if (walked.size >= mostWalked) walked.clear()
      walked.set(versionId, paths)
      return paths
    },
    async of(versionId, tx = db) {
      const known = kept.get(versionId)
      if (known) return known
      const [row] = await tx
        .select({ plan: routeVersion.plan, name: routeVersion.name, number: routeVersion.number })
        .from(routeVersion)
        .where(eq(routeVersion.id, versionId))
      if (!row) throw new Defect('no-such-version', `there is no route version ${versionId}`)
      const oldest = kept.keys().next().value
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
      kept.set(versionId, row)
      return row
    },
  }
  return desk
}
