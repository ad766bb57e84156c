import type { UserFacts } from '#lib/envelope/item.ts'
import type { Bitrix24Client } from './client.ts'
import { userFrom } from './parties.ts'
import { asRecords } from './wire.ts'

/** Users by id, dismissed ones included (they come as not active). Ids that do not exist are absent. */
export async function readUsers(client: Bitrix24Client, ids: string[]): Promise<UserFacts[]> {
  const rows = await client.call('user.get', { FILTER: { ID: ids } }, { priority: 'urgent' })
  return asRecords(rows).map(userFrom)
}

/** Active users by their addresses. Addresses that nobody has are absent. */
export async function readUsersByEmail(client: Bitrix24Client, emails: string[]): Promise<UserFacts[]> {
  const rows = await client.call(
    'user.get',
    { FILTER: { EMAIL: emails, ACTIVE: true } },
    { priority: 'interactive' },
  )
  return asRecords(rows).map(userFrom)
}
