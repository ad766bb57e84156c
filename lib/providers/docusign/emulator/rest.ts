import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { createRouter, type Router } from '#lib/emulation/router.ts'
import { registerConnectConfiguration } from './connect-config.ts'
import { registerConnectLogs } from './connect-logs.ts'
import { registerCreation } from './creation.ts'
import { registerDetails } from './details.ts'
import { registerDocuments } from './documents.ts'
import { registerEnvelopes } from './envelopes.ts'
import { count, notePoll } from './limits.ts'
import { registerListing } from './listing.ts'
import { registerLock } from './lock.ts'
import { bearer } from './oauth.ts'
import type { Office } from './office.ts'
import { Problem, problem } from './problem.ts'
import { registerRecipients } from './recipients.ts'
import { registerSignatureLevels } from './signature-levels.ts'
import { registerTemplates } from './templates.ts'
import { registerViews } from './views.ts'
import { vendorTime } from './wire.ts'
import { ok, type Register, type World } from './world.ts'

const root = '/restapi/v2.1/accounts/:accountId'

/** The REST face: routes, access, limits, and the shape of refusals. */
export function createRest(
  world: World,
  office: Office,
): (request: EmulatorRequest) => Promise<EmulatorResponse> {
  const router = routes(world, office)
  return async (request) => {
    if (isPublic(request)) return publicAnswer(world, request)
    const { headers, exceeded } = count(world)
    const answer = await answered(router, request, exceeded)
    return { ...answer, headers: { ...headers, ...answer.headers } }
  }
}

async function answered(
  router: Router,
  request: EmulatorRequest,
  exceeded: Problem | undefined,
): Promise<EmulatorResponse> {
  try {
    if (exceeded) throw exceeded
    const answer = await router.handle(request)
    if (answer?.status === 405) return { ...answer, body: '' }
    if (!answer) throw problem('RESOURCE_NOT_FOUND')
    return answer
  } catch (error) {
    if (error instanceof Problem) return error.response
    throw error
  }
}

function routes(world: World, office: Office): Router {
  const router = createRouter()
  const register: Register = (method, path, operation) => {
    router.on(method, `${root}${path}`, ({ request, params }) => {
      const user = bearer(world, request)
      const { account } = world.state()
      const given = (params.accountId ?? '').toLowerCase()
      if (given !== account.accountId && given !== account.number) throw problem('USER_LACKS_MEMBERSHIP')
      notePoll(world, request)
      return operation(world, { request, params, query: request.query, user })
    })
  }
  register('GET', '', () => {
    const { account } = world.state()
    return ok({
      accountIdGuid: account.accountId,
      accountName: account.name,
      createdDate: vendorTime(account.createdAt),
      planName: 'Lab',
      suspensionStatus: '',
    })
  })
  registerListing(register)
  registerCreation(register, office)
  registerEnvelopes(register, office)
  registerRecipients(register, office)
  registerDocuments(register)
  registerDetails(register, office)
  registerLock(register)
  registerViews(register)
  registerTemplates(register)
  registerSignatureLevels(register)
  registerConnectLogs(register, office.connect)
  registerConnectConfiguration(register, office.connect)
  return router
}

const isPublic = (request: EmulatorRequest): boolean =>
  request.method === 'GET' && /^\/restapi\/(service_information|v2\.1)\/?$/i.test(request.path)

function publicAnswer(world: World, request: EmulatorRequest): EmulatorResponse {
  const base = `${world.context.baseUrl}/restapi`
  if (/service_information/i.test(request.path)) {
    return ok({
      buildVersion: '26.2.01.01',
      buildBranch: 'lab',
      linkedSites: [world.context.baseUrl],
      serviceVersions: [{ version: 'v2.1', versionUrl: `${base}/v2.1` }],
    })
  }
  return ok({ resources: [{ name: 'accounts', value: `${base}/v2.1/accounts` }] })
}
