import { sql } from 'drizzle-orm'
import { web } from '#app/web.ts'

/** 200 while the database answers, else 503. */
export async function GET(): Promise<Response> {
  try {
    await web().db.execute(sql`select 1`)
    return Response.json({ ok: true })
  } catch {
    return Response.json({ ok: false, reason: 'database' }, { status: 503, headers: { 'retry-after': '2' } })
  }
}

export const dynamic = 'force-dynamic'
