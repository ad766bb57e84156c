import { eq } from 'drizzle-orm'
import { routeVersion } from '#lib/db/schema/route.ts'
import { Defect } from '#lib/failure.ts'
import type { Plan } from '#lib/route/plan.ts'
import type { EngineOptions } from './engine.ts'

/** Published plans by version. They never change, so they are kept. */
export type PlanDesk = {
  of(versionId: string): Promise<PublishedPlan>
}

export type PublishedPlan = { plan: Plan; name: string; number: number }

const most = 500

export function createPlanDesk({ db }: Pick<EngineOptions, 'db'>): PlanDesk {
  const kept = new Map<string, PublishedPlan>()
  return {
    async of(versionId) {
      const known = kept.get(versionId)
      if (known) return known
      const [row] = await db
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
}
