import type { EmulatorResponse } from '#lib/emulation/emulator.ts'
import { takeEnvelope } from './envelope-intake.ts'
import { type BinaryPart, bodyWithParts } from './input.ts'
import { note } from './lifecycle.ts'
import type { Office } from './office.ts'
import { Problem, problem } from './problem.ts'
import { withTemplates } from './template-merge.ts'
import { flag, text, vendorTime, type WireObject } from './wire.ts'
import { type Call, created, type Register, type World } from './world.ts'

/** POST /envelopes. */
export function registerCreation(register: Register, office: Office): void {
  register('POST', '/envelopes', (world, call) => create(world, call, office))
}

async function create(world: World, call: Call, office: Office): Promise<EmulatorResponse> {
  const { definition, parts } = bodyWithParts(call.request)
  const status = text(definition, 'status') || 'created'
  if (status !== 'created' && status !== 'sent') {
    throw problem('INVALID_REQUEST_PARAMETER', `The status '${status}' cannot be given to a new envelope.`)
  }
  const transactionId = text(definition, 'transactionId')
  if (transactionId && world.state().settings.refuseRepeatedTransaction && isUsed(world, transactionId)) {
    throw problem('INVALID_REQUEST_PARAMETER', `The transaction id '${transactionId}' was used already.`)
  }
  if (flag(definition, 'asynchronous')) return later(world, call, office, definition, parts)
  const envelope = await make(world, call, office, definition, parts)
  return created({
    envelopeId: envelope.id,
    status: envelope.status,
    statusDateTime: vendorTime(envelope.at.changed),
    uri: `/envelopes/${envelope.id}`,
  })
}

function isUsed(world: World, transactionId: string): boolean {
  const { envelopes, transactions } = world.state()
  const used = Object.values(envelopes).some((one) => text(one.fields, 'transactionId') === transactionId)
  return used || transactions[transactionId] !== undefined
}

async function make(
  world: World,
  call: Call,
  office: Office,
  definition: WireObject,
  parts: readonly BinaryPart[],
) {
  const whole = withTemplates(world, definition)
  const envelope = await takeEnvelope(
    world,
    whole.definition,
    [...parts, ...(await whole.parts())],
    call.user.userId,
  )
  note(envelope, envelope.at.created, null, call.user.name, 'Registered')
  // A refused send leaves nothing behind: the envelope is stored only when it went out.
  const state = world.state()
  state.envelopes[envelope.id] = envelope
  try {
    if (text(definition, 'status') === 'sent') await office.sendOut(envelope)
    else office.connect.publish(envelope, [{ event: 'envelope-created', at: envelope.at.created }])
  } catch (error) {
    delete state.envelopes[envelope.id]
    throw error
  }
  world.context.touched()
  return envelope
}

/** The answer comes at once, the envelope later; only `transaction_ids` tells what became of it. */
function later(
  world: World,
  call: Call,
  office: Office,
  definition: WireObject,
  parts: readonly BinaryPart[],
): EmulatorResponse {
  const transactionId = text(definition, 'transactionId')
  if (!transactionId)
    throw problem('INVALID_REQUEST_PARAMETER', 'An asynchronous call needs a transactionId.')
  const { transactions, settings } = world.state()
  transactions[transactionId] = { status: 'processing', at: world.at() }
  world.context.clock.after(settings.processingMs, async () => {
    try {
      await make(world, call, office, definition, parts)
      delete world.state().transactions[transactionId]
    } catch (error) {
      const known = error instanceof Problem ? error.details : undefined
      const details = known ?? { errorCode: 'UNSPECIFIED_ERROR', message: String(error) }
      world.state().transactions[transactionId] = { status: 'failed', at: world.at(), error: details }
    }
    world.context.touched()
  })
  return created({ status: 'Processing', statusDateTime: vendorTime(world.at()) })
}
