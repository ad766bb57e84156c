import { eq, sql } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { routeVersion } from '#lib/db/schema/route.ts'
import type { Refused } from '#lib/failure.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import { compile } from '#lib/route/compile.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import { isPublishable, verify } from '#lib/route/verify.ts'

/** A route that may run: its drawing, what runs, and what the verifier said. */
export type Frozen = { graph: RouteGraph; plan: Plan; findings: Finding[] }

/**
 * Verifies and compiles a route against what is known of its portal. Warnings pass; throws what `refuse` makes of the
 * findings when it may not run.
 */
export function freeze(
  graph: RouteGraph,
  catalogue: Catalogue,
  refuse: (findings: Finding[]) => Refused,
): Frozen {
  const findings = verify(graph, catalogue)
  const compiled = isPublishable(findings) ? compile(graph, catalogue) : { findings }
  if (!('plan' in compiled)) throw refuse(compiled.findings)
  return { graph, plan: compiled.plan, findings }
}

/**
 * Stores the next version of a route whose row the caller has locked; a version whose id is there already is the same.
 * @returns its number
 */
export async function addVersion(
  tx: Db,
  version: Omit<typeof routeVersion.$inferInsert, 'number'>,
): Promise<number> {
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${routeVersion.number}), 0)::int` })
    .from(routeVersion)
    .where(eq(routeVersion.routeId, version.routeId))
  const number = (last?.number ?? 0) + 1
  await tx
    .insert(routeVersion)
    .values({ ...version, number })
    .onConflictDoNothing({ target: routeVersion.id })
  return number
}
