-- Where envelopes stand that were on their way before places were kept. Their next step sets right what is only near here.
insert into envelope_place (envelope_id, node, version_id, since, rank)
select distinct on (envelope.id, node) envelope.id, coalesce(step.id, thread.at) as node, envelope.version_id, thread.since,
  case when mood = 'stuck' then -1 else 1 end
    * floor(extract(epoch from case when mood = 'stuck' then (reason ->> 'since')::timestamptz else thread.since end) * 1000)
from envelope
join route_version version on version.id = envelope.version_id
cross join lateral (
  select one ->> 'at' as at,
    case when phase = 'running' then (one ->> 'since')::timestamptz else (state ->> 'since')::timestamptz end as since
  from jsonb_array_elements(coalesce(state -> 'threads', jsonb_build_array(state))) one
) thread
left join lateral (
  select one ->> 'id' as id
  from jsonb_array_elements(version.plan -> 'nodes' -> thread.at -> 'steps') with ordinality steps (one, place)
  where phase = 'running' and exists (
    select from jsonb_array_elements(state -> 'legs' -> thread.at -> 'people' -> (one ->> 'id')) person
    where person ->> 'state' <> 'done'
  )
  order by place
  limit 1
) step on true
where phase <> 'over'
order by envelope.id, node, thread.since;
