'use server'
import { z } from 'zod'
import { act } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { ConnectionInput } from '#components/connection/view.ts'
import type { Outcome } from '#components/form/outcome.ts'
import {
  checkConnection,
  createConnection,
  switchConnection,
  updateConnection,
} from '#lib/engine/connections.ts'
import type { Sentence } from '#lib/sentence.ts'

const input = z.object({
  provider: z.string().max(60),
  label: z.string().max(120),
  values: z.record(z.string().max(60), z.string().max(20_000)),
})

export async function saveConnection(
  id: string | null,
  given: ConnectionInput,
): Promise<Outcome<{ id: string }>> {
  return act('connection:edit', async (user) => {
    const form = { ...input.parse(given), portalId: user.portalId }
    if (id === null) return { id: (await createConnection(web().engine, form)).id }
    await updateConnection(web().engine, z.uuid().parse(id), form)
    return { id }
  })
}

export async function testConnection(
  id: string,
): Promise<Outcome<{ ok: boolean; account: string; warnings: Sentence[] }>> {
  return act('connection:edit', (user) => checkConnection(web().engine, user.portalId, z.uuid().parse(id)))
}

export async function turnConnection(id: string, on: boolean): Promise<Outcome> {
  return act('connection:edit', async (user) => {
    await switchConnection(web().engine, user.portalId, z.uuid().parse(id), on === true)
    return null
  })
}
