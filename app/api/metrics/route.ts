import { sql } from 'drizzle-orm'
import { metrics } from '#app/metrics.ts'
import { web } from '#app/web.ts'

type Depths = { inbound: string; effects: string; stuck: string; jobs: string }

/** Prometheus text: this process, and depths of the queues that all processes share. */
export async function GET(): Promise<Response> {
  const [depths] = await web().db.execute<Depths>(sql`
    select (select count(*) from inbound where taken_at is null) as inbound,
           (select count(*) from effect where state in ('owed', 'doing')) as effects,
           (select count(*) from envelope where mood = 'stuck') as stuck,
           (select count(*) from graphile_worker.jobs) as jobs`)
  const gauges = Object.entries(depths ?? {}).map(
    ([name, value]) => `# TYPE inkroute_waiting_${name} gauge\ninkroute_waiting_${name} ${value}\n`,
  )
  const text = `${await metrics().registry.metrics()}\n${gauges.join('')}`
  return new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } })
}

export const dynamic = 'force-dynamic'
