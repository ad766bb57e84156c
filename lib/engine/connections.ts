import { and, eq } from 'drizzle-orm'
import { connection } from '#lib/db/schema/connection.ts'
import { isFailure, Refused } from '#lib/failure.ts'
import { providerById } from '#lib/providers/index.ts'
import type { ConnectionCheck, Provider } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { type ConnectionRow, connectionPurpose } from './connection-desk.ts'
import type { Engine } from './engine.ts'

export type ConnectionForm = {
  portalId: number
  provider: string
  label: string
  /** Settings and secrets by field name. A secret that is '' keeps what is stored. */
  values: Readonly<Record<string, string>>
}

/** Makes a connection. Refused 422 when a required setting is missing. */
export async function createConnection(engine: Engine, form: ConnectionForm): Promise<ConnectionRow> {
  const provider = providerOf(form.provider)
  checkValues(provider, form.values, {})
  const [row] = await engine.db
    .insert(connection)
    .values({
      portalId: form.portalId,
      provider: provider.id,
      label: form.label.trim() || provider.name,
      settings: plain(provider, form.values),
    })
    .returning()
  if (!row) throw unknownConnection()
  await keepSecrets(engine, provider, row, form.values, {})
  return row
}

/** Changes a connection; running envelopes use the new settings at once. */
export async function updateConnection(engine: Engine, id: string, form: ConnectionForm): Promise<void> {
  const row = await rowOf(engine, form.portalId, id)
  const provider = providerOf(row.provider)
  const held = secretsOf(engine, row)
  checkValues(provider, form.values, held)
  await engine.db
    .update(connection)
    .set({
      label: form.label.trim() || provider.name,
      settings: plain(provider, form.values),
      state: 'new',
      trouble: null,
      tokensSealed: null,
      signatures: null,
    })
    .where(eq(connection.id, id))
  await keepSecrets(engine, provider, row, form.values, held)
}

/** Asks the provider who we are there, and keeps the answer for the connections page. */
export async function checkConnection(
  engine: Engine,
  portalId: number,
  id: string,
): Promise<ConnectionCheck> {
  const row = await rowOf(engine, portalId, id)
  try {
    const check = await engine.connections.open(row).connection.check()
    await engine.db
      .update(connection)
      .set({
        state: check.ok ? 'ok' : 'trouble',
        trouble: check.warnings[0] ?? null,
        accountName: check.account,
        signatures: check.signatures ?? null,
        checkedAt: engine.now(),
      })
      .where(eq(connection.id, id))
    return check
  } catch (error) {
    if (!isFailure(error)) throw error
    await engine.db
      .update(connection)
      .set({ state: 'trouble', trouble: error.text, checkedAt: engine.now() })
      .where(eq(connection.id, id))
    throw error
  }
}

/** Switches a connection off (nothing is sent or read through it) or on again. */
export async function switchConnection(
  engine: Engine,
  portalId: number,
  id: string,
  on: boolean,
): Promise<void> {
  await rowOf(engine, portalId, id)
  await engine.db
    .update(connection)
    .set({ state: on ? 'new' : 'off' })
    .where(eq(connection.id, id))
}

const isSecret = (type: string): boolean => type === 'secret' || type === 'secret-text'

function plain(provider: Provider, values: Readonly<Record<string, string>>): Record<string, string> {
  const fields = provider.fields.filter((field) => !isSecret(field.type) && (values[field.name] ?? '') !== '')
  return Object.fromEntries(fields.map((field) => [field.name, (values[field.name] ?? '').trim()]))
}

function secretsOf(engine: Engine, row: ConnectionRow): Record<string, string> {
  if (!row.secretsSealed) return {}
  return JSON.parse(engine.sealer.open(row.secretsSealed, connectionPurpose(row.id, 'secrets')).toString())
}

async function keepSecrets(
  engine: Engine,
  provider: Provider,
  row: ConnectionRow,
  values: Readonly<Record<string, string>>,
  held: Record<string, string>,
): Promise<void> {
  const given = provider.fields
    .filter((field) => isSecret(field.type) && (values[field.name] ?? '') !== '')
    .map((field) => [field.name, values[field.name] ?? ''])
  const secrets = { ...held, ...Object.fromEntries(given) }
  const secretsSealed = engine.sealer.seal(JSON.stringify(secrets), connectionPurpose(row.id, 'secrets'))
  await engine.db.update(connection).set({ secretsSealed }).where(eq(connection.id, row.id))
}

function checkValues(
  provider: Provider,
  values: Readonly<Record<string, string>>,
  held: Record<string, string>,
): void {
  const chosen = (name: string) =>
    values[name] || held[name] || provider.fields.find((field) => field.name === name)?.default
  const missing = provider.fields.filter((field) => {
    const shown = !field.when || chosen(field.when.name) === field.when.equals
    return shown && field.required && !chosen(field.name)
  })
  if (missing.length === 0) return
  const names = {
    ru: missing.map((field) => field.label.ru).join(', '),
    en: missing.map((field) => field.label.en).join(', '),
  }
  throw new Refused(422, {
    code: 'connection-incomplete',
    text: say(`Не заполнено: ${names.ru}.`, `Missing: ${names.en}.`),
    detail: { fields: missing.map((field) => field.name) },
  })
}

async function rowOf(engine: Engine, portalId: number, id: string): Promise<ConnectionRow> {
  const [row] = await engine.db
    .select()
    .from(connection)
    .where(and(eq(connection.id, id), eq(connection.portalId, portalId)))
  if (!row) throw unknownConnection()
  return row
}

function providerOf(id: string): Provider {
  const provider = providerById(id)
  if (provider) return provider
  throw new Refused(404, {
    code: 'provider-unknown',
    text: say(`Сервиса «${id}» нет.`, `There is no provider “${id}”.`),
  })
}

const unknownConnection = () =>
  new Refused(404, {
    code: 'connection-unknown',
    text: say('Такого подключения нет.', 'There is no such connection.'),
  })
