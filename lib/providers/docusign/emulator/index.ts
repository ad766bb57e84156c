import type {
  Emulator,
  EmulatorContext,
  EmulatorFactory,
  EmulatorRequest,
  EmulatorResponse,
} from '#lib/emulation/emulator.ts'
import { createControl } from './control.ts'
import { act, inbox } from './inbox.ts'
import { audiences, authorise, token, userInfo } from './oauth.ts'
import { createOffice, type Office } from './office.ts'
import { Problem } from './problem.ts'
import { createRest } from './rest.ts'
import { start, submit } from './signing-page.ts'
import { type DocusignState, initialState } from './state.ts'
import { signingPath } from './views.ts'
import type { World } from './world.ts'

/**
 * DocuSign eSignature REST API v2.1 with its OAuth host and Connect, written from the vendor's documentation:
 * https://developers.docusign.com/docs/esign-rest-api/
 */
export const emulator: EmulatorFactory = { system: 'docusign', create }

/** What a reset leaves alone: users, consents, tokens, and the subscriptions and keys of Connect. */
function carryAccess(before: DocusignState, fresh: DocusignState): void {
  const { users, integration, consents, tokens, refreshTokens } = before
  Object.assign(fresh, { users, integration, consents, tokens, refreshTokens })
  const { nextId, configurations, keys } = before.connect
  Object.assign(fresh.connect, { nextId, configurations, keys })
}

async function create(context: EmulatorContext): Promise<Emulator> {
  const held = context.state(
    () => initialState(context.clock.now(), context.secret('docusign-connect-key')),
    carryAccess,
  )
  const world: World = {
    context,
    state: () => held.current,
    now: () => context.clock.now(),
    at: () => context.clock.now().toISOString(),
  }
  const office = createOffice(world)
  const rest = createRest(world, office)
  await office.resume()
  return {
    handle: (request) =>
      request.path.toLowerCase().startsWith('/restapi') ? rest(request) : outside(world, office, request),
    inbox: async () => inbox(world),
    act: (id, action) => act(world, office, id, action),
    credentials: async () => credentials(world),
    control: createControl(world, office),
  }
}

/** The OAuth host and the pages for people. */
async function outside(world: World, office: Office, request: EmulatorRequest): Promise<EmulatorResponse> {
  const call = `${request.method} ${request.path.replace(/\/$/, '')}`
  try {
    if (call === 'POST /oauth/token') return token(world, request)
    if (call === 'GET /oauth/userinfo') return userInfo(world, request)
    if (call === 'GET /oauth/auth' || call === 'POST /oauth/auth') return authorise(world, request)
    if (call === `GET ${signingPath}/start`) return await start(world, request, office)
    if (call === `POST ${signingPath}/submit`) return await submit(world, request, office)
  } catch (error) {
    if (error instanceof Problem) return error.response
    throw error
  }
  return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404</h1>' }
}

function credentials(world: World): Record<string, unknown> {
  const { context } = world
  const { account, users, integration, connect } = world.state()
  const [audience] = audiences(world)
  return {
    oauthBaseUrl: context.baseUrl,
    restBaseUrl: `${context.baseUrl}/restapi`,
    baseUri: context.baseUrl,
    audience,
    integrationKey: integration.clientId,
    clientSecret: context.secret('docusign-client-secret'),
    privateKeyPem: context.keyPair('docusign-integration').privateKeyPem,
    publicKeyPem: context.keyPair('docusign-integration').publicKeyPem,
    accountId: account.accountId,
    userId: users[0]?.userId,
    users: users.map(({ userId, name, email, admin }) => ({ userId, name, email, admin })),
    connectKeys: connect.keys.map(({ keyId, secret }) => ({ keyId, secret })),
  }
}
