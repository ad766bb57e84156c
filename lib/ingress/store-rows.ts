import type { Sql } from '#lib/db/client.ts'

/** What the hot path stores of an authentic request. */
export type InboundRow = {
  portalId: number | null
  connectionId: string | null
  kind: 'robot' | 'event' | 'hook' | 'news'
  /** Robot code, event name or provider. */
  name: string
  /** Recognises a repeat. */
  key: string
  /** Made by `sealKnock`. */
  body: Buffer
}

/** Rows that one job takes at most: a batch of one portal must not keep a worker for long. */
const mostIdsInJob = 50

/**
 * Stores the rows whose keys are new and adds the jobs that take them, in one statement, so in one transaction and
 * one round trip. Answers the keys that were new. Rows go in by key order: two processes that store the same keys
 * wait for each other instead of dead-locking.
 */
export async function storeRows(sql: Sql, rows: InboundRow[]): Promise<Set<string>> {
  const sorted = rows.toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
  const columns = [
    sorted.map((row) => row.portalId),
    sorted.map((row) => row.connectionId),
    sorted.map((row) => row.kind),
    sorted.map((row) => row.name),
    sorted.map((row) => row.key),
    sorted.map((row) => row.body.toString('base64')).join(','),
  ]
  const [answer] = await sql.unsafe<{ keys: string[] }[]>(statement, columns, { prepare: true })
  return new Set(answer?.keys)
}

const statement = `
  with stored as (
    insert into inbound (portal_id, connection_id, kind, name, key, body_sealed)
    select portal_id, connection_id, kind, name, key, decode(body, 'base64')
    from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::text[], string_to_array($6::text, ','))
      as given (portal_id, connection_id, kind, name, key, body)
    on conflict (key) do nothing
    returning id, portal_id, key
  ), specs as (
    select array_agg(json_populate_record(null::graphile_worker.job_spec, json_build_object(
      'identifier', 'take-inbound', 'payload', json_build_object('ids', ids)))) as list
    from (select json_agg(id order by id) as ids from stored group by portal_id, id / ${mostIdsInJob}) as parts
  )
  select
    array(select key from stored) as keys,
    (select count(*) from specs, lateral graphile_worker.add_jobs(specs.list) where specs.list is not null) as jobs`
