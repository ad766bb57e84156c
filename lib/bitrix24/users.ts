import type { UserFacts } from '#lib/envelope/item.ts'
import type { Bitrix24Client } from './client.ts'
import { userFrom } from './parties.ts'
import { asRecords } from './wire.ts'

/** Users by id, dismissed ones included (they come as not active). Ids that do not exist are absent. */
export async function readUsers(client: Bitrix24Client, ids: string[]): Promise<UserFacts[]> {
  const rows = await client.call('user.get', { FILTER: { ID: ids } }, { priority: 'urgent' })
  return asRecords(rows).map(userFrom)
}
