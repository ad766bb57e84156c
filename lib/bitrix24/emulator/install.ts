import { encodeForm } from '#lib/emulation/body.ts'
import { registeredApplication } from './application.ts'
import { postForm, raise } from './events.ts'
import { type HandlerForm, portalAuth, userAuth } from './handler-auth.ts'
import type { Portal } from './portal.ts'
import { unixSeconds } from './portal-time.ts'
import { issueTokens } from './tokens.ts'

/** One opening of a page of the application inside the portal's frame. */
export type FrameOpening = { url: string; query: Record<string, string>; body: Record<string, string> }

/**
 * What the portal posts when a user opens the application or one of its widgets.
 * @see https://apidocs.bitrix24.com/settings/oauth/simple-way.html
 */
export const frameOpening = (
  portal: Portal,
  given: { handler: string; userId: number; placement: string; options: Record<string, string> },
): FrameOpening => {
  const { application, portal: facts } = portal.world()
  const pair = issueTokens(portal, given.userId)
  const query = {
    DOMAIN: portal.domain,
    PROTOCOL: portal.context.baseUrl.startsWith('https:') ? '1' : '0',
    LANG: facts.language,
    APP_SID: pair.refreshToken.slice(-32),
  }
  const url = new URL(given.handler)
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  const body = {
    AUTH_ID: pair.accessToken,
    AUTH_EXPIRES: String(pair.expiresIn),
    REFRESH_ID: pair.refreshToken,
    SERVER_ENDPOINT: portal.serverEndpoint,
    APPLICATION_TOKEN: portal.applicationToken(),
    APPLICATION_SCOPE: application.scope.join(','),
    member_id: facts.memberId,
    status: 'L',
    PLACEMENT: given.placement,
    PLACEMENT_OPTIONS: JSON.stringify(given.options),
  }
  return { url: url.toString(), query, body }
}

const begin = (portal: Portal, userId: number): void => {
  const { application } = portal.world()
  if (application.installed === 'no') application.generation += 1
  application.installed = application.installed === 'finished' ? 'finished' : 'started'
  application.installedBy = userId
}

/** Marks the installation finished: widgets appear, events flow, bound handlers hear of it. */
export const finishInstall = (portal: Portal): void => {
  const { application } = portal.world()
  if (application.installed === 'finished') return
  application.installed = 'finished'
  raise(portal, 'ONAPPINSTALL', installData(portal), application.installedBy)
  portal.touched()
}

const installData = (portal: Portal) => ({
  VERSION: String(portal.world().application.version),
  ACTIVE: 'Y',
  INSTALLED: 'Y',
  LANGUAGE_ID: portal.world().portal.language,
})

/** The admin opens the application for the first time: its install page is posted to, and finishes by itself or later. */
export const openInstallPage = async (
  portal: Portal,
  userId: number,
): Promise<{ status: number; body: string }> => {
  const { application } = portal.world()
  begin(portal, userId)
  const placement = { placement: 'DEFAULT', options: { URI: '/marketplace/app/5/' } }
  const opening = frameOpening(portal, { handler: application.installUrl, userId, ...placement })
  const answer = await portal.context.send({
    url: opening.url,
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'Mozilla/5.0 (lab browser)',
    },
    body: encodeForm(opening.body),
    channel: 'install',
  })
  if (answer.status < 300 && /\binstallFinish\s*\(/.test(answer.body)) finishInstall(portal)
  portal.touched()
  return answer
}

/** An application without pages is installed at once and told by an event. Its scope list is parted by spaces here. */
export const sendInstallEvent = async (
  portal: Portal,
  userId: number,
): Promise<{ status: number; body: string }> => {
  const { application } = portal.world()
  begin(portal, userId)
  application.installed = 'finished'
  portal.touched()
  const auth: HandlerForm = { ...userAuth(portal, userId, true), scope: application.scope.join(' ') }
  const form = { event: 'ONAPPINSTALL', data: installData(portal), ts: unixSeconds(portal.now()), auth }
  return postForm(portal, { url: application.installUrl, form, channel: 'install' })
}

/** The application is removed: handlers of ONAPPUNINSTALL hear of it without any token, everything registered goes. */
export const uninstall = async (portal: Portal, clean: boolean): Promise<{ notified: number }> => {
  const world = portal.world()
  const { application } = world
  const handlers = application.events.filter((one) => one.event === 'ONAPPUNINSTALL')
  const sent = handlers.map((binding) => ({
    event: 'ONAPPUNINSTALL',
    event_handler_id: binding.id,
    data: { LANGUAGE_ID: world.portal.language, CLEAN: clean ? 1 : 0 },
    ts: unixSeconds(portal.now()),
    auth: portalAuth(portal),
  }))
  const { installUrl, handlerUrl, title, scope, generation, tokenGeneration, clientId } = application
  world.application = {
    ...registeredApplication(clientId),
    ...{ installUrl, handlerUrl, title, scope, tokenGeneration },
    generation: generation + 1,
  }
  portal.touched()
  const posts = sent.map((form, index) =>
    postForm(portal, { url: handlers[index]?.handler ?? '', form, channel: 'event' }),
  )
  await Promise.allSettled(posts)
  return { notified: posts.length }
}

/** A new version: another application token, robots and event handlers are gone until they are registered again. */
export const updateApplication = async (portal: Portal): Promise<{ notified: number }> => {
  const { application } = portal.world()
  const handlers = application.events.filter((one) => one.event === 'ONAPPUPDATE')
  application.version += 1
  application.tokenGeneration += 1
  Object.assign(application, { robots: {}, events: [] })
  portal.touched()
  const data = { ...installData(portal), PREVIOUS_VERSION: String(application.version - 1) }
  const posts = handlers.map((binding) => {
    const auth = userAuth(portal, application.installedBy, false)
    const form = {
      event: 'ONAPPUPDATE',
      event_handler_id: binding.id,
      data,
      ts: unixSeconds(portal.now()),
      auth,
    }
    return postForm(portal, { url: binding.handler, form, channel: 'event' })
  })
  await Promise.allSettled(posts)
  return { notified: posts.length }
}
