import { openDatabase } from '#lib/db/client.ts'
import { createSealer } from '#lib/db/seal.ts'
import { connectionPurpose } from '#lib/engine/connection-desk.ts'
import { tokenPurpose } from '#lib/engine/portal-tokens.ts'

// Registers the portal whose robots and events the load plays, and a connection whose news it plays. Told: DATABASE_URL,
// ENCRYPTION_KEY, the portal's name and token, the connection's id and the key of its news.
const { DATABASE_URL = '', ENCRYPTION_KEY = '', MEMBER_ID = '', APPLICATION_TOKEN = '' } = process.env
const { CONNECTION_ID = '', NEWS_KEY = '' } = process.env
const { sql, close } = openDatabase(DATABASE_URL, { pool: 1, name: 'inkroute bench' })
const sealer = createSealer(ENCRYPTION_KEY)
const sealed = sealer.seal(APPLICATION_TOKEN, tokenPurpose(MEMBER_ID, 'application'))
const secrets = sealer.seal(
  JSON.stringify({ hmacKeys: NEWS_KEY }),
  connectionPurpose(CONNECTION_ID, 'secrets'),
)
await sql`
  insert into portal (member_id, domain, client_endpoint, application_token_sealed)
  values (${MEMBER_ID}, 'portal.example.com', 'https://portal.example.com/rest/', ${sealed})
  on conflict (member_id) do update set application_token_sealed = excluded.application_token_sealed`
await sql`
  insert into connection (id, portal_id, provider, label, state, secrets_sealed)
  select ${CONNECTION_ID}, id, 'docusign', 'Bench', 'ok', ${secrets} from portal where member_id = ${MEMBER_ID}`
await close()
