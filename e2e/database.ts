import postgres from 'postgres'

/** The product's database, for what no person could do through a page. */
export async function withDatabase<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/** Finished envelopes of a route, every fifth one declined; titles end in their number, 0001 first. */
export async function insertEnvelopes(
  sql: postgres.Sql,
  given: { routeId: string; title: string; many: number },
): Promise<void> {
  const reason = {
    text: { ru: 'Подписано.', en: 'Completed.' },
    since: new Date().toISOString(),
    mood: 'over',
    cure: null,
    buttons: [],
  }
  await sql`
    insert into envelope (id, portal_id, route_id, version_id, entity_type_id, item_id, title, responsible_name,
                          status, phase, mood, reason, state, started_at, changed_at, finished_at)
    select gen_random_uuid(), route.portal_id, route.id, version.id, 2, (700000 + n)::text,
           ${given.title} || ' ' || to_char(n, 'FM0000'), 'Игорь Мельников',
           case when n % 5 = 0 then 'declined' else 'completed' end, 'over', 'over', ${sql.json(reason)}, '{}',
           now(), now(), now()
    from route join route_version version on version.route_id = route.id, generate_series(1, ${given.many}::int) n
    where route.id = ${given.routeId} order by n`
}
