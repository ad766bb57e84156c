import { sql } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import type { EffectRow, EnvelopeRow } from './advance.ts'
import type { chain } from './history.ts'
import type { owedRows } from './store-effects.ts'
import type { PassRow, PlaceRow } from './store-trail.ts'

export type EventRows = ReturnType<typeof chain>['rows']

/** What a step leaves behind, of any number of envelopes. */
export type Step = {
  events: EventRows
  envelopes: EnvelopeRow[]
  effects: ReturnType<typeof owedRows>
  passes: PassRow[]
  /** Where those stand whose places have changed. */
  places: PlaceRow[]
  /** Whose places have changed: they stand nowhere else. */
  moved: string[]
}

/**
 * Lines of histories, states, trails, places and duties, in one statement: one round trip instead of six. A duty whose
 * key is there already is the same duty.
 * @returns the duties that are new
 */
export async function storeStep(tx: Db, step: Step): Promise<EffectRow[]> {
  const { events, envelopes, effects, passes, places, moved } = step
  if (envelopes.length === 0) return []
  const stored = await tx.execute(sql`
    with told as (
      insert into envelope_event (envelope_id, n, at, kind, text, node, data, hash)
      select "envelopeId", n, at, kind, text, node, data, hash
      from json_to_recordset(${JSON.stringify(events)}::json)
        as given ("envelopeId" uuid, n int, at timestamptz, kind text, text jsonb, node text, data jsonb, hash text)
    ), moved as (
      update envelope set version_id = given.version_id, state = given.state, reason = given.reason, status = given.status, phase = given.phase,
        mood = given.mood, title = given.title, responsible_id = given.responsible_id,
        responsible_name = given.responsible_name, trouble = null, events = given.events,
        head_hash = given.head_hash, passes = given.passes, changed_at = given.changed_at, finished_at = given.finished_at,
        change_seq = nextval('change_seq')
      from json_to_recordset(${JSON.stringify(envelopes.map(columnsOf))}::json) as given (id uuid, version_id uuid, state jsonb,
        reason jsonb, status text, phase text, mood text, title text, responsible_id text, responsible_name text,
        events int, head_hash text, passes int, changed_at timestamptz, finished_at timestamptz)
      where envelope.id = given.id
    ), passed as (
      insert into envelope_pass (envelope_id, n, version_id, node, outcome, "to", round, since, at)
      select "envelopeId", n, "versionId", node, outcome, "to", round, since, at
      from json_to_recordset(${JSON.stringify(passes)}::json) as given ("envelopeId" uuid, n int, "versionId" uuid,
        node text, outcome text, "to" text, round int, since timestamptz, at timestamptz)
    ), standing as (
      select "envelopeId" as envelope_id, node, "versionId" as version_id, since, rank
      from json_to_recordset(${JSON.stringify(places)}::json)
        as given ("envelopeId" uuid, node text, "versionId" uuid, since timestamptz, rank bigint)
    ), stood as (
      delete from envelope_place place using json_array_elements_text(${JSON.stringify(moved)}::json) of
      where place.envelope_id = of::uuid and not exists (
        select from standing where standing.envelope_id = place.envelope_id and standing.node = place.node
      )
    ), stands as (
      insert into envelope_place as place (envelope_id, node, version_id, since, rank)
      select envelope_id, node, version_id, since, rank from standing
      on conflict (envelope_id, node) do update
        set version_id = excluded.version_id, since = excluded.since, rank = excluded.rank
    )
    insert into effect (envelope_id, portal_id, key, name, deed, state, claimed_by, attempts)
    select envelope_id, portal_id, key, name, deed, state, claimed_by, attempts
    from json_to_recordset(${JSON.stringify(effects)}::json) as given (envelope_id uuid, portal_id int, key text,
      name text, deed jsonb, state text, claimed_by text, attempts int)
    on conflict (envelope_id, key) do nothing
    returning id::float8 as id, envelope_id as "envelopeId", portal_id as "portalId", key, name, deed, state,
      claimed_by as "claimedBy", attempts, not_before as "notBefore", progress, receipt, trouble,
      made_at as "madeAt", done_at as "doneAt"`)
  return [...stored] as unknown as EffectRow[]
}

const columnsOf = (row: EnvelopeRow) => ({
  id: row.id,
  version_id: row.versionId,
  state: row.state,
  reason: row.reason,
  status: row.status,
  phase: row.phase,
  mood: row.mood,
  title: row.title,
  responsible_id: row.responsibleId,
  responsible_name: row.responsibleName,
  events: row.events,
  head_hash: row.headHash,
  passes: row.passes,
  changed_at: row.changedAt,
  finished_at: row.finishedAt,
})
