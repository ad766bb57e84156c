import { jsonBody } from '#lib/emulation/body.ts'
import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { createRouter } from '#lib/emulation/router.ts'
import type { Envelope, Recipient } from './envelope.ts'
import { bounce, failAuthentication, voidIt } from './lifecycle.ts'
import type { Office } from './office.ts'
import { Problem } from './problem.ts'
import type { Settings } from './state.ts'
import { ok, type World } from './world.ts'

type Params = Readonly<Record<string, string>>

/** Control calls of this emulator: what a vendor's operator or the world outside would do. */
export function createControl(
  world: World,
  office: Office,
): (request: EmulatorRequest) => Promise<EmulatorResponse> {
  const router = createRouter()
  router.on('GET', '/settings', () => ok(world.state().settings))
  router.on('PUT', '/settings', ({ request }) => {
    Object.assign(world.state().settings, known(world.state().settings, objectOf(request)))
    world.context.touched()
    office.connect.resume()
    return ok(world.state().settings)
  })
  router.on('GET', '/consent', () => ok({ consents: world.state().consents }))
  router.on('PUT', '/consent', ({ request }) => setConsent(world, objectOf(request)))
  router.on('POST', '/keys', ({ request }) => {
    world.state().integration.extraKeys.push(String(objectOf(request).publicKeyPem ?? ''))
    return ok({ keys: world.state().integration.extraKeys.length + 1 })
  })
  router.on('POST', '/tokens/expire', () => {
    const { tokens } = world.state()
    const count = Object.keys(tokens).length
    for (const key of Object.keys(tokens)) delete tokens[key]
    return ok({ expired: count })
  })
  router.on('POST', '/limits/reset', () => {
    Object.assign(world.state().counters, { inHour: 0, burst: [] })
    return ok(world.state().counters)
  })
  router.on('GET', '/mail', () => ok({ mail: world.state().mail }))
  router.on('GET', '/polls', () => ok({ violations: world.state().polls.violations }))
  router.on('GET', '/connect', () => {
    const { queue, failures, logs } = world.state().connect
    return ok({ waiting: queue.length, queue: queue.slice(0, 100), failures, logs })
  })
  router.on('POST', '/connect/flush', () => {
    for (const one of world.state().connect.queue) one.nextAt = world.at()
    office.connect.resume()
    return ok({ waiting: world.state().connect.queue.length })
  })
  registerEnvelopeControl(router, world, office)
  return async (request) => {
    try {
      const answer = await router.handle(request)
      return answer ?? { status: 404, body: { error: 'Unknown control call of docusign.' } }
    } catch (error) {
      if (error instanceof Problem) return error.response
      throw error
    }
  }
}

function registerEnvelopeControl(
  router: ReturnType<typeof createRouter>,
  world: World,
  office: Office,
): void {
  router.on('POST', '/envelopes/:envelopeId/expire', async ({ params }) => {
    const { envelope } = find(world, params)
    await office.tell(envelope, voidIt(envelope, 'Envelope has expired.', world.at(), 'DocuSign'))
    return ok({ status: envelope.status })
  })
  router.on('POST', '/envelopes/:envelopeId/recipients/:recipientId/bounce', async ({ params, request }) => {
    const { envelope, recipient } = find(world, params)
    const reason = String(objectOf(request).reason ?? 'The mailbox does not exist.')
    await office.tell(envelope, bounce(envelope, recipient, reason, world.at()))
    return ok({ status: recipient.status })
  })
  router.on(
    'POST',
    '/envelopes/:envelopeId/recipients/:recipientId/fail-authentication',
    async ({ params }) => {
      const { envelope, recipient } = find(world, params)
      await office.tell(envelope, failAuthentication(envelope, recipient, world.at()))
      return ok({ status: recipient.status })
    },
  )
  router.on('POST', '/envelopes/:envelopeId/recipients/:recipientId/sign', async ({ params, request }) => {
    const { envelope, recipient } = find(world, params)
    const values = Object.entries(objectOf(request)).map(([label, value]) => [label, String(value)])
    await office.sign(envelope, recipient, Object.fromEntries(values))
    return ok({ status: envelope.status })
  })
}

function find(world: World, params: Params): { envelope: Envelope; recipient: Recipient } {
  const envelope = world.state().envelopes[params.envelopeId ?? '']
  const [first] = envelope?.recipients ?? []
  const named = params.recipientId
  const recipient = named ? envelope?.recipients.find((one) => one.recipientId === named) : first
  if (!envelope || !recipient) throw new Problem('NOT_FOUND', 'There is no such envelope or recipient.', 404)
  return { envelope, recipient }
}

function objectOf(request: EmulatorRequest): Record<string, unknown> {
  const value = jsonBody(request)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** Only settings that exist and keep their kind. */
function known(settings: Settings, given: Record<string, unknown>): Partial<Settings> {
  const fits = ([name, value]: [string, unknown]) => {
    const now: unknown = Object.entries(settings).find(([key]) => key === name)?.[1]
    return now !== undefined && typeof now === typeof value && Array.isArray(now) === Array.isArray(value)
  }
  return Object.fromEntries(Object.entries(given).filter(fits))
}

function setConsent(world: World, given: Record<string, unknown>): EmulatorResponse {
  const { integration, users } = world.state()
  const userId = String(given.userId ?? users[0]?.userId ?? '')
  const consent = `${integration.clientId} ${userId}`
  const others = world.state().consents.filter((one) => one !== consent)
  world.state().consents = given.granted === false ? others : [...others, consent]
  world.context.touched()
  return ok({ consents: world.state().consents })
}
