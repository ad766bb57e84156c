import { and, eq, ne } from 'drizzle-orm'
import { connection } from '#lib/db/schema/connection.ts'
import { Defect, Permanent } from '#lib/failure.ts'
import type { CounterpartyBook } from '#lib/providers/counterparty.ts'
import { providerById } from '#lib/providers/index.ts'
import type { Connection, ConnectionContext, Provider } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { createConnectionTokens } from './connection-tokens.ts'
import type { EngineOptions } from './engine.ts'

export type ConnectionRow = typeof connection.$inferSelect

export type OpenConnection = {
  row: ConnectionRow
  provider: Provider
  connection: Connection
  /** Its book of organisations; null where the provider has none. */
  counterparties: CounterpartyBook | null
}

export type ConnectionDesk = {
  /** Opens by id; reads the row anew each time, so that changed settings hold at once. */
  of(connectionId: string): Promise<OpenConnection>
  /** The portal's first connection of a provider that is not switched off; undefined when there is none. */
  first(portalId: number, provider: string): Promise<ConnectionRow | undefined>
  open(row: ConnectionRow): OpenConnection
  /** Notes that news came; to the second, which is enough for people who look. */
  heard(connectionId: string): Promise<void>
}

/** What a connection's sealed parts are bound to. */
export const connectionPurpose = (connectionId: string, what: 'secrets' | 'tokens'): string =>
  `connection:${connectionId}:${what}`

const heardEveryMs = 1_000

type Options = Pick<EngineOptions, 'db' | 'sealer' | 'http' | 'now' | 'publicUrl'>

/** Opens connections of providers with their settings, secrets and shared tokens. */
export function createConnectionDesk(options: Options): ConnectionDesk {
  const open = (row: ConnectionRow): OpenConnection => {
    const provider = providerById(row.provider)
    if (!provider) throw new Defect('no-such-provider', `there is no provider ${row.provider}`)
    if (row.state === 'off') throw switchedOff(row.label)
    const context: ConnectionContext = {
      connectionId: row.id,
      settings: settingsOf(options, row, provider),
      http: options.http,
      now: options.now,
      tokens: createConnectionTokens(options, row.id),
      pushUrl: `${options.publicUrl}/api/providers/${row.provider}/${row.id}`,
      publicUrl: options.publicUrl,
    }
    const counterparties = provider.counterparties?.(context) ?? null
    return { row, provider, connection: provider.open(context), counterparties }
  }
  const heardAtMs = new Map<string, number>()
  return {
    open,
    async heard(connectionId) {
      const at = options.now()
      if (at.getTime() - (heardAtMs.get(connectionId) ?? 0) < heardEveryMs) return
      heardAtMs.set(connectionId, at.getTime())
      await options.db.update(connection).set({ newsAt: at }).where(eq(connection.id, connectionId))
    },
    async first(portalId, provider) {
      const [row] = await options.db
        .select()
        .from(connection)
        .where(
          and(
            eq(connection.portalId, portalId),
            eq(connection.provider, provider),
            ne(connection.state, 'off'),
          ),
        )
        .orderBy(connection.madeAt)
        .limit(1)
      return row
    },
    async of(connectionId) {
      const [row] = await options.db.select().from(connection).where(eq(connection.id, connectionId))
      if (!row) throw new Defect('no-such-connection', `there is no connection ${connectionId}`)
      return open(row)
    },
  }
}

/** Settings and opened secrets by field name; defaults where nothing is set. */
export function settingsOf(
  { sealer }: Pick<EngineOptions, 'sealer'>,
  row: ConnectionRow,
  provider: Provider,
): Record<string, string> {
  const secrets: Record<string, string> = row.secretsSealed
    ? JSON.parse(sealer.open(row.secretsSealed, connectionPurpose(row.id, 'secrets')).toString())
    : {}
  return Object.fromEntries(
    provider.fields.map((field) => [
      field.name,
      secrets[field.name] ?? row.settings[field.name] ?? field.default ?? '',
    ]),
  )
}

const switchedOff = (label: string) =>
  new Permanent({
    code: 'connection-off',
    text: say(`Подключение «${label}» выключено.`, `The connection “${label}” is switched off.`),
    cure: say('Включите его на странице подключений.', 'Switch it on at the connections page.'),
  })
