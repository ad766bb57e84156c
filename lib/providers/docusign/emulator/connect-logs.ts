import type { EmulatorResponse } from '#lib/emulation/emulator.ts'
import type { Connect } from './connect-delivery.ts'
import { bodyObject } from './input.ts'
import { problem } from './problem.ts'
import type { ConnectLog } from './state.ts'
import { text, vendorTime, type WireObject, words } from './wire.ts'
import { type Call, ok, type Register, userOf, type World } from './world.ts'

/** What happened to Connect's messages, and sending them again. */
export function registerConnectLogs(register: Register, connect: Connect): void {
  register('GET', '/connect/logs', (world, call) => shownAll(world, call, 'logs'))
  register('DELETE', '/connect/logs', (world) => {
    world.state().connect.logs = []
    return ok({})
  })
  register('GET', '/connect/logs/:logId', (world, call) => {
    const found = world.state().connect.logs.find((one) => one.id === call.params.logId)
    if (!found) throw problem('INVALID_REQUEST_PARAMETER', 'The log entry was not found.')
    const extra = call.query.get('additional_info') === 'true' ? { connectDebugLog: [debug(found)] } : {}
    return ok({ ...shown(world, found, 'logs'), ...extra })
  })
  register('GET', '/connect/failures', (world, call) => shownAll(world, call, 'failures'))
  register('DELETE', '/connect/failures/:failureId', (world, call) => {
    const { connect: kept } = world.state()
    kept.failures = kept.failures.filter((one) => one.id !== call.params.failureId)
    return ok({})
  })
  register('PUT', '/connect/envelopes/retry_queue', (_world, call) =>
    retried(connect, words(bodyObject(call.request), 'envelopeIds')),
  )
  register('PUT', '/connect/envelopes/:envelopeId/retry_queue', (_world, call) =>
    retried(connect, [call.params.envelopeId ?? '']),
  )
  register('POST', '/connect/envelopes/publish/historical', (world, call) => historical(world, call, connect))
}

function shownAll(world: World, call: Call, kind: 'logs' | 'failures'): EmulatorResponse {
  const from = new Date(call.query.get('from_date') ?? 0)
  const to = new Date(call.query.get('to_date') ?? world.now())
  const entries = world.state().connect[kind].filter((one) => {
    const at = new Date(one.lastTryAt)
    return at >= from && at <= to
  })
  return ok({
    [kind]: entries.map((one) => shown(world, one, kind)),
    totalRecords: String(entries.length),
    type: kind,
  })
}

function shown(world: World, entry: ConnectLog, kind: 'logs' | 'failures'): WireObject {
  const { accountId } = world.state().account
  const envelope = world.state().envelopes[entry.envelopeId]
  const user = envelope ? userOf(world, envelope.senderId) : undefined
  return {
    accountId,
    configUrl: entry.url,
    connectId: entry.connectId,
    created: vendorTime(entry.createdAt),
    email: user?.email,
    userName: user?.name,
    envelopeId: entry.envelopeId,
    subject: envelope ? text(envelope.fields, 'emailSubject') : undefined,
    status: entry.event.split('-').slice(1).join('-'),
    error: entry.error,
    lastTry: vendorTime(entry.lastTryAt),
    retryCount: String(entry.retryCount),
    ...(kind === 'failures'
      ? {
          failureId: entry.id,
          failureUri: `/connect/failures/${entry.id}`,
          retryUri: `/connect/envelopes/${entry.envelopeId}/retry_queue`,
        }
      : { logId: entry.id, logUri: `/connect/logs/${entry.id}` }),
  }
}

const debug = (entry: ConnectLog): WireObject => ({
  connectConfig: entry.connectId,
  eventDateTime: vendorTime(entry.lastTryAt),
  eventDescription: entry.error ?? 'Delivered',
  payload: JSON.stringify(entry.message),
})

function retried(connect: Connect, envelopeIds: readonly string[]): EmulatorResponse {
  const again = connect.retry((one) => envelopeIds.includes(one.envelopeId))
  return ok({
    retryQueue: again.map((one) => ({
      configId: one.connectId,
      configUrl: one.url,
      envelopeId: one.envelopeId,
      status: 'queued',
      statusMessage: '',
    })),
  })
}

/** Tells the account's subscribers the present state of old envelopes once more. */
function historical(world: World, call: Call, connect: Connect): EmulatorResponse {
  const ids = words(bodyObject(call.request), 'envelopes')
  for (const id of ids) {
    const envelope = world.state().envelopes[id]
    if (!envelope) throw problem('ENVELOPE_DOES_NOT_EXIST')
    connect.publish(envelope, [{ event: `envelope-${envelope.status}`, at: world.at() }])
  }
  return ok({ processed: String(ids.length) })
}
