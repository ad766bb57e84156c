import { randomBytes } from 'node:crypto'
import { openDatabase } from '#lib/db/client.ts'
import { type InboundRow, storeRows } from '#lib/ingress/store-rows.ts'

// The same rows and jobs sent straight to PostgreSQL by the same driver and statement: what HTTP, verification and
// sealing are measured against. `clients` work at once, each storing `rows` rows per commit.
const { clients, rows, seconds, bodyBytes } = JSON.parse(process.argv[2] ?? '{}') as Record<string, number>
const { DATABASE_URL = '' } = process.env
const database = openDatabase(DATABASE_URL, { pool: Math.min(clients ?? 1, 32), name: 'inkroute bench' })
const body = randomBytes(bodyBytes ?? 1)

const row = (): InboundRow => ({
  portalId: 1,
  connectionId: null,
  kind: 'robot',
  name: 'start_signing_route',
  key: `direct:${randomBytes(32).toString('hex')}`,
  body,
})

const latencies: number[] = []
let stored = 0
const until = performance.now() + (seconds ?? 1) * 1000

async function work(): Promise<void> {
  while (performance.now() < until) {
    const started = performance.now()
    const keys = await storeRows(database.sql, Array.from({ length: rows ?? 1 }, row))
    stored += keys.size
    latencies.push(performance.now() - started)
  }
}

const started = performance.now()
await Promise.all(Array.from({ length: clients ?? 1 }, work))
const elapsed = (performance.now() - started) / 1000
latencies.sort((one, other) => one - other)
const quantile = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0
process.stdout.write(
  `${JSON.stringify({ stored, perSecond: stored / elapsed, p50Ms: quantile(0.5), p99Ms: quantile(0.99) })}\n`,
)
await database.close()
