import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { createRouter, type Router } from '#lib/emulation/router.ts'
import { dealControls } from './control-deals.ts'
import { ControlRefusal, givenBy } from './control-refusal.ts'
import {
  finishInstall,
  frameOpening,
  openInstallPage,
  sendInstallEvent,
  uninstall,
  updateApplication,
} from './install.ts'
import { documentBytes } from './make-document.ts'
import { isYes, mapOf, textOf, textsOf, wholeOf } from './params.ts'
import { elementKey } from './placement-codes.ts'
import type { Portal } from './portal.ts'
import { snapshotOf } from './snapshot.ts'
import type { Settings } from './world.ts'

const addressOf = (value: unknown, otherwise: string): string => {
  const text = value === undefined ? otherwise : textOf(value)
  if (text !== '' && !URL.canParse(text)) throw new ControlRefusal(400, `"${text}" is not an address.`)
  return text
}

const registerApplication = (portal: Portal, request: EmulatorRequest): EmulatorResponse => {
  const { application } = portal.world()
  const given = givenBy(request)
  application.installUrl = addressOf(given.installUrl, application.installUrl)
  application.handlerUrl = addressOf(given.handlerUrl, application.handlerUrl)
  application.title = textOf(given.title) || application.title
  if (given.scope !== undefined)
    application.scope = textsOf(typeof given.scope === 'string' ? given.scope.split(/[\s,]+/) : given.scope)
  portal.touched()
  const { clientId, title, installUrl, handlerUrl, scope } = application
  const body = { clientId, clientSecret: portal.clientSecret, title, installUrl, handlerUrl, scope }
  return { status: 200, body }
}

const install = async (portal: Portal, request: EmulatorRequest): Promise<EmulatorResponse> => {
  const given = givenBy(request)
  const { application, users } = portal.world()
  if (application.installUrl === '') throw new ControlRefusal(409, 'Set installUrl first: POST /application.')
  const user = users.find((one) => one.id === (wholeOf(given.userId) ?? 1))
  if (!user?.admin) throw new ControlRefusal(400, 'Only an administrator installs applications.')
  const answer =
    given.mode === 'event' ? await sendInstallEvent(portal, user.id) : await openInstallPage(portal, user.id)
  return { status: 200, body: { ...answer, installed: portal.world().application.installed } }
}

const rateOf = (value: unknown, before: Settings['requestLimit']): Settings['requestLimit'] => {
  if (value === undefined) return before
  const limit = mapOf(value)
  if (!limit) return null
  return { perSecond: Number(limit.perSecond ?? 2), burst: Number(limit.burst ?? 50) }
}

const changeSettings = (portal: Portal, request: EmulatorRequest): EmulatorResponse => {
  const given = givenBy(request)
  const { settings } = portal.world()
  settings.requestLimit = rateOf(given.requestLimit, settings.requestLimit)
  settings.conversionMs = wholeOf(given.conversionMs) ?? settings.conversionMs
  settings.tokenLifeSeconds = wholeOf(given.tokenLifeSeconds) ?? settings.tokenLifeSeconds
  if (given.movedTo !== undefined) settings.movedTo = addressOf(given.movedTo ?? '', '') || null
  if (given.operatingLimitSeconds !== undefined)
    settings.operatingLimitSeconds = wholeOf(given.operatingLimitSeconds) ?? null
  portal.touched()
  return { status: 200, body: settings }
}

/** What the portal's frame would post; the caller posts it, from a browser or a test. */
const openPlacement = (portal: Portal, code: string, request: EmulatorRequest): EmulatorResponse => {
  const given = givenBy(request)
  const { application, users } = portal.world()
  const userId = wholeOf(given.userId) ?? 1
  if (!users.some((user) => user.id === userId && user.active))
    throw new ControlRefusal(404, `There is no user ${userId}.`)
  if (application.installed !== 'finished')
    throw new ControlRefusal(409, 'The application is not fully installed: its widgets are hidden.')
  if (code.toUpperCase() === 'DEFAULT') {
    const handler = application.handlerUrl || application.installUrl
    return {
      status: 200,
      body: frameOpening(portal, {
        handler,
        userId,
        placement: 'DEFAULT',
        options: { URI: '/marketplace/app/5/' },
      }),
    }
  }
  const placement = application.placements.find(
    (one) =>
      one.placement === code.toUpperCase() && (given.handler === undefined || given.handler === one.handler),
  )
  if (!placement) throw new ControlRefusal(404, `No widget is bound to ${code}.`)
  const dealId = textOf(given.dealId ?? given.id)
  const options = {
    ...(dealId === '' ? {} : { [elementKey(placement.placement)]: dealId }),
    URI: `/crm/deal/details/${dealId}/`,
  }
  const opening = frameOpening(portal, {
    handler: placement.handler,
    userId,
    placement: placement.placement,
    options,
  })
  portal.touched()
  return { status: 200, body: opening }
}

const bytesAnswer = (bytes: Uint8Array, name: string): EmulatorResponse => ({
  status: 200,
  headers: {
    'content-type': /\.pdf$/i.test(name) ? 'application/pdf' : 'application/octet-stream',
    'content-disposition': `inline; filename*=utf-8''${encodeURIComponent(name)}`,
  },
  body: bytes,
})

const keptFile = async (
  portal: Portal,
  kept: { name: string; sha256: string } | undefined,
): Promise<EmulatorResponse> => {
  if (!kept?.sha256) throw new ControlRefusal(404, 'There is no such file.')
  return bytesAnswer(await portal.context.blobs.get(kept.sha256), kept.name)
}

const documentFile = async (portal: Portal, id: string): Promise<EmulatorResponse> => {
  const document = portal.world().documents[id]
  if (!document) throw new ControlRefusal(404, 'There is no such document.')
  return bytesAnswer(await documentBytes(portal, document, 'pdf'), `${document.title}.pdf`)
}

const revoke = (portal: Portal): EmulatorResponse => {
  portal.world().application.generation += 1
  portal.touched()
  return { status: 200, body: { revoked: true } }
}

/** What people and tests may do to the portal beside its REST interface. */
export const createControl = (portal: Portal): Pick<Router, 'handle'> => {
  const router = createRouter()
    .on('GET', '/portal', () => ({ status: 200, body: snapshotOf(portal) }))
    .on('POST', '/application', ({ request }) => registerApplication(portal, request))
    .on('POST', '/application/update', async () => ({ status: 200, body: await updateApplication(portal) }))
    .on('POST', '/install', ({ request }) => install(portal, request))
    .on('POST', '/install/finish', () => {
      if (portal.world().application.installed === 'no')
        throw new ControlRefusal(409, 'The application was not opened yet.')
      finishInstall(portal)
      return { status: 200, body: { installed: portal.world().application.installed } }
    })
    .on('POST', '/uninstall', async ({ request }) => ({
      status: 200,
      body: await uninstall(portal, isYes(givenBy(request).clean)),
    }))
    .on('PUT', '/settings', ({ request }) => changeSettings(portal, request))
    .on('POST', '/tokens/revoke', () => revoke(portal))
    .on('POST', '/placements/:code/open', ({ request, params }) =>
      openPlacement(portal, params.code ?? '', request),
    )
    .on('GET', '/files/:id', ({ params }) => keptFile(portal, portal.world().files[params.id ?? '']))
    .on('GET', '/drive/:id', ({ params }) => keptFile(portal, portal.world().drive.objects[params.id ?? '']))
    .on('GET', '/documents/:id', ({ params }) => documentFile(portal, params.id ?? ''))
  dealControls(portal, router)
  return {
    async handle(request) {
      try {
        return await router.handle(request)
      } catch (error) {
        if (error instanceof ControlRefusal) return { status: error.status, body: { error: error.message } }
        throw error
      }
    },
  }
}
