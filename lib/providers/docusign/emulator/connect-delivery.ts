import { bodyOf, headersFor, messageFor } from './connect-message.ts'
import { isPaused, type Subscriber, subscriberByKey, subscribersOf } from './connect-subscriber.ts'
import type { Envelope, Happening } from './envelope.ts'
import type { ConnectLog, Delivery } from './state.ts'
import { newGuid, type World } from './world.ts'

/** How many entries the service keeps for its operators. */
const mostLogs = 100

/** Connect's sender: at least once; the order is not promised, as several messages may be on their way. */
export interface Connect {
  publish(envelope: Envelope, happenings: readonly Happening[]): void
  /** Puts failed messages back; answers what was put back. */
  retry(which: (log: ConnectLog) => boolean): ConnectLog[]
  /** Goes on with whatever is queued: after a start, a pause or a change of settings. */
  resume(): void
}

/** Makes the sender over the saved queue. */
export function createConnect(world: World): Connect {
  const running = new Set<string>()

  const enqueue = (delivery: Omit<Delivery, 'id' | 'attempts' | 'nextAt'>) =>
    world.state().connect.queue.push({ ...delivery, id: newGuid(), attempts: 0, nextAt: world.at() })

  const pump = async (key: string): Promise<void> => {
    if (running.has(key)) return
    running.add(key)
    try {
      for (let next = due(world, key); next.length > 0; next = due(world, key)) {
        await Promise.all(next.map((delivery) => attempt(world, delivery)))
      }
    } finally {
      running.delete(key)
    }
    wakeLater(key)
  }
  const wakeLater = (key: string) => {
    const waiting = world.state().connect.queue.filter((one) => one.subscriber === key)
    if (waiting.length === 0 || isPaused(world.state(), key)) return
    const nextMs = Math.min(...candidates(world, waiting).map((one) => new Date(one.nextAt).getTime()))
    world.context.clock.after(Math.max(0, nextMs - world.now().getTime()), () => pump(key))
  }
  const start = (keys: Iterable<string>) => {
    for (const key of new Set(keys)) void pump(key)
  }

  return {
    publish(envelope, happenings) {
      const subscribers = subscribersOf(world.state(), envelope)
      for (const happening of happenings) {
        for (const subscriber of subscribers.filter((one) => one.events.has(happening.event))) {
          const message = messageFor(world, envelope, happening, subscriber)
          enqueue({ subscriber: subscriber.key, envelopeId: envelope.id, message })
        }
      }
      start(subscribers.map((one) => one.key))
      world.context.touched()
    },
    retry(which) {
      const { connect } = world.state()
      const again = connect.failures.filter(which)
      connect.failures = connect.failures.filter((one) => !again.includes(one))
      for (const one of again) enqueue(one)
      start(again.map((one) => one.subscriber))
      world.context.touched()
      return again
    },
    resume: () => start(world.state().connect.queue.map((one) => one.subscriber)),
  }
}

/** While a subscriber is down only its oldest message is tried, when the setting says so. */
function candidates(world: World, waiting: Delivery[]): Delivery[] {
  const [head] = waiting
  const down = head !== undefined && head.attempts > 0 && world.state().settings.holdWhileDown
  return down ? [head] : waiting
}

function due(world: World, key: string): Delivery[] {
  if (isPaused(world.state(), key)) return []
  const waiting = world.state().connect.queue.filter((one) => one.subscriber === key)
  return candidates(world, waiting)
    .filter((one) => new Date(one.nextAt) <= world.now())
    .slice(0, world.state().settings.parallelMessages)
}

async function attempt(world: World, delivery: Delivery): Promise<void> {
  const subscriber = subscriberByKey(world.state(), delivery.subscriber)
  const error = subscriber ? await post(world, subscriber, delivery) : 'The configuration was removed.'
  const { connect, settings } = world.state()
  delivery.attempts += 1
  const pauseMs = settings.retryDelaysMs[delivery.attempts - 1]
  const again = error !== undefined && subscriber?.acknowledges === true && pauseMs !== undefined
  if (again) delivery.nextAt = new Date(world.now().getTime() + pauseMs).toISOString()
  else connect.queue = connect.queue.filter((one) => one.id !== delivery.id)
  if (subscriber) record(world, subscriber, delivery, error, !again)
  world.context.touched()
}

/** Sends once; the reason of failure, or undefined when it was acknowledged with any 2xx. */
async function post(world: World, subscriber: Subscriber, delivery: Delivery): Promise<string | undefined> {
  try {
    const body = await bodyOf(world, delivery.message, delivery.attempts)
    const { status } = await world.context.send({
      url: subscriber.url,
      method: 'POST',
      headers: headersFor(world, subscriber, body),
      body,
      channel: 'connect',
      timeoutMs: world.state().settings.ackTimeoutMs,
    })
    return status >= 200 && status < 300 ? undefined : `The endpoint answered with HTTP status ${status}.`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function record(
  world: World,
  subscriber: Subscriber,
  delivery: Delivery,
  error: string | undefined,
  final: boolean,
): void {
  const { connect } = world.state()
  const entry: ConnectLog = {
    id: newGuid(),
    subscriber: subscriber.key,
    connectId: String(subscriber.configurationId),
    url: subscriber.url,
    envelopeId: delivery.envelopeId,
    event: delivery.message.event,
    status: error === undefined ? 'successful' : 'failed',
    ...(error === undefined ? {} : { error }),
    createdAt: delivery.message.generatedDateTime ?? world.at(),
    lastTryAt: world.at(),
    retryCount: delivery.attempts - 1,
    message: delivery.message,
  }
  if (subscriber.logs) connect.logs = [entry, ...connect.logs].slice(0, mostLogs)
  if (error !== undefined && final) connect.failures = [entry, ...connect.failures].slice(0, mostLogs)
}
