import { openDatabase } from '#lib/db/client.ts'
import { createSealer } from '#lib/db/seal.ts'
import { tokenPurpose } from '#lib/engine/portal-tokens.ts'

// Registers the portal whose robots and events the load plays. Told: DATABASE_URL, ENCRYPTION_KEY, the portal's name
// and token.
const { DATABASE_URL = '', ENCRYPTION_KEY = '', MEMBER_ID = '', APPLICATION_TOKEN = '' } = process.env
const { sql, close } = openDatabase(DATABASE_URL, { pool: 1, name: 'inkroute bench' })
const sealed = createSealer(ENCRYPTION_KEY).seal(APPLICATION_TOKEN, tokenPurpose(MEMBER_ID, 'application'))
await sql`
  insert into portal (member_id, domain, client_endpoint, application_token_sealed)
  values (${MEMBER_ID}, 'portal.example.com', 'https://portal.example.com/rest/', ${sealed})
  on conflict (member_id) do update set application_token_sealed = excluded.application_token_sealed`
await close()
