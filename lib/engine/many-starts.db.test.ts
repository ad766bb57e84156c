import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#lib/db/client.ts'
import { node, route } from '#lib/route/example.ts'
import { createEngine } from './engine.ts'
import { startEnvelope } from './start.ts'
import { openTrailStage, type TrailStage } from './test-trail-stage.ts'

let stage: TrailStage
beforeAll(async () => {
  stage = await openTrailStage('2026-02-02T09:00:00.000Z')
})
afterAll(() => stage.close())

test('more starts at once than there are connections, in a process that knows nothing yet, all come through', async () => {
  const { routeId, name, versions } = await stage.publish('Many', route([node('sign', 'a')]))
  const versionId = versions[0]?.versionId ?? ''
  const pool = openDatabase(stage.database.url, { pool: 2, name: 'small pool' })
  const fresh = createEngine({ ...stage.engine, db: pool.db, sql: pool.sql, workerId: 'fresh' })
  const started = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      startEnvelope(fresh, {
        ...{ portalId: stage.portalId, route: { routeId, versionId, name }, inputs: {} },
        ...{
          item: { entityTypeId: 2, id: `many-${n}` },
          starter: { by: 'button', userId: '1' },
          key: `many-${n}`,
        },
      }),
    ),
  )
  expect(new Set(started.map(({ envelopeId }) => envelopeId)).size).toBe(6)
  await pool.close()
})
