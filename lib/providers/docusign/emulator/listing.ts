import type { EmulatorResponse } from '#lib/emulation/emulator.ts'
import { addressOf, type Envelope, nameOf } from './envelope.ts'
import { bodyObject } from './input.ts'
import { pageOf, startOf } from './paging.ts'
import { included, presentEnvelope } from './present.ts'
import { problem } from './problem.ts'
import { commas, text, vendorTime, type WireObject, words } from './wire.ts'
import { type Call, ok, type Register, userOf, type World } from './world.ts'

const mostPerPage = 1_000
const windowYears = 2
const transactionDays = 7

/** GET /envelopes and PUT /envelopes/status: reading many envelopes in one call. */
export function registerListing(register: Register): void {
  register('GET', '/envelopes', (world, call) => find(world, call, readIds(call)))
  register('PUT', '/envelopes/status', (world, call) => find(world, call, readBodyIds(call)))
}

type Wanted = { envelopeIds: string[] | null; transactionIds: string[] }

function readIds({ query }: Call): Wanted {
  const envelopeIds = commas(query.get('envelope_ids'))
  const transactionIds = commas(query.get('transaction_ids'))
  if (!query.get('from_date') && envelopeIds.length === 0 && transactionIds.length === 0) {
    throw problem(
      'INVALID_REQUEST_PARAMETER',
      "Query parameter 'from_date' must be set to valid DateTime, or 'envelope_ids' or 'transaction_ids' must be specified.",
    )
  }
  return { envelopeIds: envelopeIds.length > 0 ? envelopeIds : null, transactionIds }
}

/** `envelope_ids=request_body` says that the ids are in the body. */
function readBodyIds(call: Call): Wanted {
  const given = bodyObject(call.request)
  const inQuery = commas(call.query.get('envelope_ids')).filter((id) => id !== 'request_body')
  const envelopeIds = [...words(given, 'envelopeIds'), ...inQuery]
  const transactionIds = [
    ...words(given, 'transactionIds'),
    ...commas(call.query.get('transaction_ids')).filter((id) => id !== 'request_body'),
  ]
  if (envelopeIds.length === 0 && transactionIds.length === 0 && !call.query.get('from_date')) {
    throw problem('INVALID_REQUEST_PARAMETER', 'No envelope ids or transaction ids are given.')
  }
  return { envelopeIds: envelopeIds.length > 0 ? envelopeIds : null, transactionIds }
}

function find(world: World, call: Call, wanted: Wanted): EmulatorResponse {
  const { query } = call
  const onlyTransactions = wanted.transactionIds.length > 0 && !wanted.envelopeIds && !query.get('from_date')
  const matching = onlyTransactions ? [] : ordered(world, query, filtered(world, query, wanted))
  const count = Math.min(Number(query.get('count') ?? mostPerPage) || mostPerPage, mostPerPage)
  const { items, fields } = pageOf(matching, startOf(query), count, call)
  const include = included(query)
  const transactions = wanted.transactionIds.flatMap((id) => transactionStatus(world, id))
  return ok({
    ...fields,
    ...(items.length > 0 ? { envelopes: items.map((one) => presentEnvelope(world, one, include)) } : {}),
    ...(wanted.transactionIds.length > 0 ? { envelopeTransactionStatuses: transactions } : {}),
    lastQueriedDateTime: vendorTime(world.at()),
  })
}

function transactionStatus(world: World, transactionId: string): WireObject[] {
  const since = world.now().getTime() - transactionDays * 86_400_000
  const { envelopes, transactions } = world.state()
  const made = Object.values(envelopes)
    .filter((one) => text(one.fields, 'transactionId') === transactionId)
    .filter((one) => new Date(one.at.created).getTime() >= since)
    .map((one) => ({ transactionId, envelopeId: one.id, status: one.status }))
  const pending = transactions[transactionId]
  if (!pending) return made
  return [
    ...made,
    { transactionId, status: pending.status, ...(pending.error ? { errorDetails: pending.error } : {}) },
  ]
}

function moment(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name)
  if (!value) return undefined
  const time = Date.parse(value)
  if (Number.isNaN(time))
    throw problem('INVALID_REQUEST_PARAMETER', `Query parameter '${name}' is not a DateTime.`)
  return time
}

/** When the envelope entered each status, for `from_to_status`. */
function times(envelope: Envelope): Readonly<Record<string, string | undefined>> {
  const { at } = envelope
  return {
    changed: at.changed,
    created: at.created,
    sent: at.sent,
    delivered: at.delivered,
    signed: at.completed,
    completed: at.completed,
    declined: at.declined,
    voided: at.voided,
    timedout: at.voided,
  }
}

function filtered(world: World, query: URLSearchParams, wanted: Wanted): Envelope[] {
  const now = world.now().getTime()
  const oldest = now - windowYears * 365 * 86_400_000
  const from = Math.max(moment(query, 'from_date') ?? oldest, oldest)
  const to = moment(query, 'to_date') ?? now
  const moved = commas((query.get('from_to_status') ?? 'changed').toLowerCase())
  const statuses = commas(query.get('status')?.toLowerCase() ?? null)
  const ids = wanted.envelopeIds ? new Set(wanted.envelopeIds.map((id) => id.toLowerCase())) : null
  const dated = query.get('from_date') !== null
  const tests: ((envelope: Envelope) => boolean)[] = [
    (envelope) => !ids || ids.has(envelope.id),
    (envelope) => statuses.length === 0 || statuses.includes('any') || statuses.includes(envelope.status),
    (envelope) =>
      (ids !== null && !dated) ||
      moved.some((status) => {
        const at = times(envelope)[status]
        return at !== undefined && Date.parse(at) >= from && Date.parse(at) <= to
      }),
    customFieldTest(query.get('custom_field')),
    folderTest(commas(query.get('folder_types'))),
    searchTest(world, query.get('search_text')),
  ]
  return Object.values(world.state().envelopes).filter((envelope) => tests.every((test) => test(envelope)))
}

function customFieldTest(filter: string | null): (envelope: Envelope) => boolean {
  if (!filter) return () => true
  const [name = '', ...value] = filter.split('=')
  const wanted = value.join('=').toLowerCase()
  return (envelope) =>
    [...envelope.textFields, ...envelope.listFields].some(
      (one) =>
        text(one, 'name').toLowerCase() === name.toLowerCase() && text(one, 'value').toLowerCase() === wanted,
    )
}

function folderTest(types: readonly string[]): (envelope: Envelope) => boolean {
  if (types.length === 0 || types.includes('normal')) return () => true
  return (envelope) => types.includes(envelope.status === 'created' ? 'draft' : 'sentitems')
}

function searchTest(world: World, search: string | null): (envelope: Envelope) => boolean {
  if (!search) return () => true
  const wanted = search.toLowerCase()
  return (envelope) =>
    [
      text(envelope.fields, 'emailSubject'),
      userOf(world, envelope.senderId).name,
      ...envelope.recipients.flatMap((one) => [nameOf(one), addressOf(one)]),
      ...[...envelope.textFields, ...envelope.listFields].map((one) => text(one, 'value')),
    ].some((value) => value.toLowerCase().includes(wanted))
}

function ordered(world: World, query: URLSearchParams, envelopes: Envelope[]): Envelope[] {
  const by = query.get('order_by') ?? 'status_changed'
  const keyOf = (one: Envelope): string => {
    if (by === 'last_modified') return one.at.modified
    if (by === 'created') return one.at.created
    if (by === 'sent') return one.at.sent ?? ''
    if (by === 'completed') return one.at.completed ?? ''
    if (by === 'expire') return one.at.expires ?? ''
    if (by === 'status' || by === 'action_required') return one.status
    if (by === 'subject' || by === 'envelope_name') return text(one.fields, 'emailSubject').toLowerCase()
    if (by === 'user_name') return userOf(world, one.senderId).name
    if (by === 'signer_list') return one.recipients.map(nameOf).join(', ')
    return one.at.changed
  }
  const direction = query.get('order') === 'desc' ? -1 : 1
  return [...envelopes].sort((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)]
    return a === b ? 0 : direction * (a < b ? -1 : 1)
  })
}
