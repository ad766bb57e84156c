import { formBody, jsonBody, MalformedBody } from '#lib/emulation/body.ts'
import type {
  Emulator,
  EmulatorContext,
  EmulatorFactory,
  EmulatorRequest,
  EmulatorResponse,
} from '#lib/emulation/emulator.ts'
import { decodeForm } from '#lib/emulation/form.ts'
import { createRouter, type Router } from '#lib/emulation/router.ts'
import { createControl } from './control.ts'
import { followLink, followPublicLink, linkNames } from './downloads.ts'
import { authorize, exchange, trustedInfo } from './oauth.ts'
import { mapOf, type Params } from './params.ts'
import { plant } from './plant.ts'
import { openPortal, type Portal } from './portal.ts'
import { createRest, type Rest } from './rest.ts'

/** Query and body together; the body wins. A body may be JSON or a form, whatever its Content-Type says. */
const paramsOf = (request: EmulatorRequest): Params => {
  const query = decodeForm(request.query.toString())
  const type = request.headers['content-type'] ?? ''
  const looksLikeJson =
    type.includes('json') || /^\s*[{[]/.test(new TextDecoder().decode(request.body.slice(0, 16)))
  const body = looksLikeJson ? mapOf(jsonBody(request)) : formBody(request)
  return { ...query, ...body }
}

const called = (portal: Portal, rest: Rest) => {
  return async (request: EmulatorRequest, name: string, webhook?: { userId: string; secret: string }) => {
    const method = name.replace(/\.(json|xml)$/i, '')
    if (linkNames.includes(method.toLowerCase())) {
      if (request.query.has('token')) return followLink(portal, request, webhook)
    }
    try {
      return await rest.answer(method, paramsOf(request), webhook)
    } catch (error) {
      if (!(error instanceof MalformedBody)) throw error
      return { status: 400, body: { error: 'INVALID_REQUEST', error_description: error.message } }
    }
  }
}

/** A renamed portal's old address: a redirect, over which a POST loses its body in most clients. */
const moved = (portal: Portal, request: EmulatorRequest): EmulatorResponse | undefined => {
  const { movedTo } = portal.world().settings
  if (!movedTo || !request.path.startsWith('/rest') || request.headers.host === new URL(movedTo).host)
    return undefined
  const query = request.query.size > 0 ? `?${request.query}` : ''
  return { status: 302, headers: { location: `${movedTo}${request.path}${query}` }, body: '' }
}

const routesOf = (portal: Portal): Router => {
  const call = called(portal, createRest(portal))
  const token = ({ request }: { request: EmulatorRequest }): EmulatorResponse => exchange(portal, request)
  return (
    createRouter()
      .on('GET', '/oauth/authorize', ({ request }) => authorize(portal, request))
      // Both readings of the documented recipe: beside the portal, and below the OAuth server's own address.
      .on('*', '/oauth/token', token)
      .on('*', '/oauth/oauth/token', token)
      .on('*', '/oauth/rest/app.info', ({ request }) => trustedInfo(portal, request))
      .on('*', '/oauth/rest/app.info.json', ({ request }) => trustedInfo(portal, request))
      .on('*', '/rest/:userId/:secret/:method', ({ request, params }) =>
        call(request, params.method ?? '', { userId: params.userId ?? '', secret: params.secret ?? '' }),
      )
      .on('*', '/rest/:method', ({ request, params }) => call(request, params.method ?? ''))
      .on('GET', '/:code', ({ params }) => {
        const code = params.code ?? ''
        if (code.startsWith('~')) return followPublicLink(portal, code.slice(1))
        return { status: 404, body: 'Not found' }
      })
  )
}

/**
 * Plays Bitrix24: the REST interface of one portal, the OAuth server, and what the portal posts to an application.
 * Written from https://apidocs.bitrix24.com only.
 */
export const emulator: EmulatorFactory = {
  system: 'bitrix24',
  async create(context: EmulatorContext): Promise<Emulator> {
    const portal = openPortal(context)
    const routes = routesOf(portal)
    const control = createControl(portal)
    let planting: Promise<void> | undefined
    const ready = async () => {
      if (!portal.world().planted) planting = plant(portal)
      await planting
    }
    return {
      async handle(request) {
        await ready()
        const answer = moved(portal, request) ?? (await routes.handle(request))
        return (
          answer ?? { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404 Not Found</h1>' }
        )
      },
      async control(request) {
        await ready()
        const answer = await control.handle(request)
        return answer ?? { status: 404, body: { error: `Bitrix24 has no control call at ${request.path}.` } }
      },
      async credentials() {
        const { application, portal: facts } = portal.world()
        return {
          portal: context.baseUrl,
          domain: portal.domain,
          memberId: facts.memberId,
          clientId: application.clientId,
          clientSecret: portal.clientSecret,
          clientEndpoint: portal.clientEndpoint,
          serverEndpoint: portal.serverEndpoint,
          oauthServer: `${context.baseUrl}/oauth`,
          authorizeUrl: `${context.baseUrl}/oauth/authorize/`,
          applicationToken: portal.applicationToken(),
          webhookUrl: `${portal.clientEndpoint}1/${portal.webhookSecret}/`,
        }
      },
    }
  },
}
