import { jsonBody } from '#lib/emulation/body.ts'
import type {
  EmulatedSystem,
  EmulatorRequest,
  EmulatorResponse,
  InboxAction,
} from '#lib/emulation/emulator.ts'
import { createRouter } from '#lib/emulation/router.ts'
import { ControlError } from './control-error.ts'
import { readFaults } from './fault-request.ts'
import type { Mount, World } from './world.ts'

const ok = (body: object): EmulatorResponse => ({ status: 200, body })

const fieldsOf = (request: EmulatorRequest): Record<string, unknown> => {
  const body = jsonBody(request)
  if (body === undefined) return {}
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ControlError(400, 'The body has to be a JSON object.')
  return { ...body }
}

const required = (world: World, system: string): Mount => {
  const mount = world.mount(system)
  if (!mount) throw new ControlError(404, `The lab does not play ${system}.`)
  return mount
}

const delegate = async (mount: Mount, request: EmulatorRequest, path: string) => {
  if (!mount.emulator.control) throw new ControlError(404, `${mount.system} has no control calls.`)
  return mount.emulator.control({ ...request, path })
}

const readAction = (request: EmulatorRequest): InboxAction => {
  const { action, comment } = fieldsOf(request)
  if (action !== 'view' && action !== 'sign' && action !== 'decline' && action !== 'ignore')
    throw new ControlError(400, 'The action has to be "view", "sign", "decline" or "ignore".')
  return typeof comment === 'string' ? { action, comment } : { action }
}

const momentOf = (given: unknown): Date => {
  const moment = new Date(typeof given === 'string' || typeof given === 'number' ? given : Number.NaN)
  if (Number.isNaN(moment.getTime()))
    throw new ControlError(400, 'Give {"advanceMs": milliseconds} or {"now": an ISO time}.')
  return moment
}

const numberOf = (text: string | null): number | undefined => {
  const value = text === null ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

const told = (world: World): EmulatorResponse =>
  ok({ now: world.clock.now().toISOString(), offsetMs: Math.round(world.clock.offsetMs()) })

const moveClock = async (world: World, request: EmulatorRequest): Promise<EmulatorResponse> => {
  const { advanceMs, now } = fieldsOf(request)
  if (typeof advanceMs === 'number' && advanceMs >= 0 && advanceMs < 1e12)
    await world.clock.advance(advanceMs)
  else await world.clock.set(momentOf(now))
  return told(world)
}

/** All of the inbox, or what is in one of the states of `?state=waiting,viewed`. */
const inboxOf = async (world: World, { query }: EmulatorRequest): Promise<EmulatorResponse> => {
  const boxes = await Promise.all(world.mounts().map(({ emulator }) => emulator.inbox?.() ?? []))
  const states = query.get('state')?.split(',')
  const items = boxes.flat().filter((item) => !states || states.includes(item.state))
  return ok({ items: items.sort((left, right) => right.since.localeCompare(left.since)) })
}

const inboxHas = async ({ emulator }: Mount, id: string): Promise<boolean> =>
  (await emulator.inbox?.())?.some((item) => item.id === id) ?? false

const absent = (id: string) => new ControlError(404, `The inbox has no item ${id}.`)

const act = async (world: World, id: string, request: EmulatorRequest): Promise<EmulatorResponse> => {
  const action = readAction(request)
  const mount = required(world, id.slice(0, Math.max(id.indexOf(':'), 0)) || 'a system without name')
  // Doing nothing always works, so only the inbox can tell whether there is such an item.
  if (action.action === 'ignore' && !(await inboxHas(mount, id))) throw absent(id)
  try {
    await mount.emulator.act?.(id, action)
  } catch (error) {
    if (!(await inboxHas(mount, id))) throw absent(id)
    throw new ControlError(409, error instanceof Error ? error.message : String(error))
  }
  return ok({ id, ...action })
}

// Contents come from outside: shown only when they are what a browser shows harmlessly, saved otherwise.
const blobOf = async (world: World, sha256: string, name: string): Promise<EmulatorResponse> => {
  const body = await world.blobs.get(sha256).catch((error: Error) => {
    throw new ControlError(404, error.message)
  })
  const isPdf = Buffer.from(body.subarray(0, 5)).toString('latin1') === '%PDF-'
  const headers = {
    'content-type': isPdf ? 'application/pdf' : 'application/octet-stream',
    'content-disposition': `${isPdf ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
  }
  return { status: 200, headers, body }
}

const credentialsOf = async (world: World): Promise<EmulatorResponse> => {
  const systems: [EmulatedSystem, unknown][] = await Promise.all(
    world.mounts().map(async ({ system, emulator }) => [system, await emulator.credentials()] as const),
  ).then((pairs) => pairs.map(([system, facts]) => [system, facts]))
  return ok({
    lab: { url: world.url, rootCertificatePem: await world.rootPem() },
    ...Object.fromEntries(systems),
  })
}

const directionOf = (asked: string | null): { direction?: 'in' | 'out' } => {
  if (asked === 'all') return {}
  return { direction: asked === 'out' ? 'out' : 'in' }
}

const callsOf = (world: World, { query }: EmulatorRequest): EmulatorResponse => {
  const system = query.get('system') ?? undefined
  const limit = numberOf(query.get('limit'))
  const sinceId = numberOf(query.get('sinceId'))
  const filter = {
    ...(system && { system }),
    ...directionOf(query.get('direction')),
    ...(limit !== undefined && { limit }),
    ...(sinceId !== undefined && { sinceId }),
  }
  const counts = world.calls.counts('in', system)
  return ok({
    counts,
    total: Object.values(counts).reduce((sum, times) => sum + times, 0),
    systems: world.calls.systems(),
    methods: world.calls.methods(),
    sent: world.calls.counts('out', system),
    items: world.calls.items(filter),
  })
}

const armFaults = (world: World, request: EmulatorRequest): EmulatorResponse => {
  world.faults.arm(readFaults(jsonBody(request)))
  world.live.tell('faults')
  return ok(world.faults.list())
}

/** Answers everything below /control (its path without that prefix); undefined when there is no such call. */
export const createControl = (world: World) => {
  const bitrix24 = (request: EmulatorRequest) => delegate(required(world, 'bitrix24'), request, request.path)
  const router = createRouter()
    .on('GET', '/portal', ({ request }) => bitrix24(request))
    .on('*', '/deals/*rest', ({ request }) => bitrix24(request))
    .on('GET', '/inbox', ({ request }) => inboxOf(world, request))
    .on('POST', '/inbox/*id', ({ request, params }) => act(world, params.id ?? '', request))
    .on('GET', '/blobs/:sha256', ({ request, params }) =>
      blobOf(world, params.sha256 ?? '', request.query.get('name') ?? 'document'),
    )
    .on('GET', '/credentials', () => credentialsOf(world))
    .on('GET', '/calls', ({ request }) => callsOf(world, request))
    .on('GET', '/faults', () => ok(world.faults.list()))
    .on('PUT', '/faults', ({ request }) => armFaults(world, request))
    .on('GET', '/clock', () => told(world))
    .on('POST', '/clock', ({ request }) => moveClock(world, request))
    .on('POST', '/reset', async ({ request }) => {
      const all = fieldsOf(request).all === true
      await world.reset(all)
      return ok({ reset: all ? 'all' : 'demo', now: world.clock.now().toISOString() })
    })
    .on('*', '/:system/*rest', ({ request, params }) => {
      const mount = world.mount(params.system ?? '')
      if (!mount)
        throw new ControlError(404, `The control API has no ${request.method} /control${request.path}.`)
      return delegate(mount, request, request.path.slice(`/${mount.system}`.length) || '/')
    })
  return async (request: EmulatorRequest): Promise<EmulatorResponse | undefined> => {
    const answer = await router.handle(request)
    if (answer && answer.status < 400 && request.method !== 'GET') world.live.tell('state')
    return answer
  }
}
